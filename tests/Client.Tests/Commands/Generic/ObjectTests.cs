namespace Glide.Client.Tests.Commands.Generic;

public sealed class ObjectTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ObjectEncoding_names_how_a_value_is_kept(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("number", 1);
        await valkey.Commands.SetAsync("text", "abc");

        Assert.Equal("int", await valkey.Sends("OBJECT ENCODING number", valkey.Commands.ObjectEncodingAsync("number")));
        Assert.Equal("embstr", await valkey.Sends("OBJECT ENCODING text", valkey.Commands.ObjectEncodingAsync("text")));
        Assert.Null(await valkey.Sends("OBJECT ENCODING missing", valkey.Commands.ObjectEncodingAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ObjectIdleTime_and_ObjectRefCount_look_at_a_value(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("text", "abc");

        var idle = await valkey.Sends("OBJECT IDLETIME text", valkey.Commands.ObjectIdleTimeAsync("text"));
        Assert.InRange(idle!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(1, await valkey.Sends("OBJECT REFCOUNT text", valkey.Commands.ObjectRefCountAsync("text")));
        Assert.Null(await valkey.Sends("OBJECT IDLETIME missing", valkey.Commands.ObjectIdleTimeAsync("missing")));
        Assert.Null(await valkey.Sends("OBJECT REFCOUNT missing", valkey.Commands.ObjectRefCountAsync("missing")));
    }

    [Theory]
    [OnEveryServer]
    public async Task ObjectFreq_counts_uses_where_the_server_keeps_count(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.SetAsync("key", 1);
        var error = await valkey.Refuses("OBJECT FREQ key", async () => await valkey.Commands.ObjectFreqAsync("key"));
        Assert.Contains("LFU maxmemory policy is not selected", error.Message, StringComparison.Ordinal);

        await using var counting = await OnServerOfItsOwnAsync(target, new() { Configuration = ["maxmemory-policy allkeys-lfu"] });
        await counting.Commands.SetAsync("key", "value");

        Assert.InRange((await counting.Sends("OBJECT FREQ key", counting.Commands.ObjectFreqAsync("key")))!.Value, 1, 255);
        Assert.Null(await counting.Sends("OBJECT FREQ missing", counting.Commands.ObjectFreqAsync("missing")));
    }
}
