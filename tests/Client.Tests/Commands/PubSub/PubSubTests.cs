using Glide.Harness;

namespace Glide.Client.Tests.Commands.PubSub;

/// <summary>The listeners are plain connections, which say nothing but SUBSCRIBE: it is no part of the typed surface.</summary>
public sealed class PubSubTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Publish_counts_those_who_heard_it(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var listener = await valkey.Server.ConnectAsync();
        await listener.ExecuteAsync("SUBSCRIBE", "news");

        Assert.Equal(1, await valkey.Sends("PUBLISH news \"a\\x00b\"", valkey.Commands.PublishAsync("news", "a\0b")));
        Assert.Equal(0, await valkey.Sends("PUBLISH silence x", valkey.Commands.PublishAsync("silence", "x")));

        Assert.Equal("a\0b", (await listener.ReadReplyAsync())[2].Text);
    }

    [Theory]
    [OnEveryServer]
    public async Task SPublish_reaches_the_listeners_of_a_sharded_channel(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var listener = await valkey.Server.ConnectAsync();
        await listener.ExecuteAsync("SSUBSCRIBE", "news");

        Assert.Equal(1, await valkey.Sends("SPUBLISH news text", valkey.Commands.SPublishAsync("news", "text")));
        Assert.Equal(0, await valkey.Sends("SPUBLISH silence x", valkey.Commands.SPublishAsync("silence", "x")));

        Assert.Equal("text", (await listener.ReadReplyAsync())[2].Text);
    }

    [Theory]
    [OnEveryServer]
    public async Task PubSub_tells_which_channels_are_heard_and_by_how_many(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var listener = await valkey.Server.ConnectAsync();
        await listener.ExecuteAsync("SUBSCRIBE", "news");
        await listener.ExecuteAsync("SUBSCRIBE", "weather");
        await listener.ExecuteAsync("PSUBSCRIBE", "n*");

        Assert.Equal<ValkeyValue>(["news", "weather"], (await valkey.Sends("PUBSUB CHANNELS", valkey.Commands.PubSubChannelsAsync())).OrderBy(static name => name.ToString()));
        Assert.Equal<ValkeyValue>(["news"], await valkey.Sends("PUBSUB CHANNELS n*", valkey.Commands.PubSubChannelsAsync("n*")));
        Assert.Equal(1, await valkey.Sends("PUBSUB NUMPAT", valkey.Commands.PubSubNumPatAsync()));
        Assert.Equal<ChannelSubscribers>(
            [new("news", 1), new("silence", 0)], await valkey.Sends("PUBSUB NUMSUB news silence", valkey.Commands.PubSubNumSubAsync("news", "silence")));
        Assert.Empty(await valkey.Sends("PUBSUB NUMSUB", valkey.Commands.PubSubNumSubAsync()));
    }

    [Theory]
    [OnEveryServer]
    public async Task PubSub_tells_the_same_of_sharded_channels(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var listener = await valkey.Server.ConnectAsync();
        await listener.ExecuteAsync("SSUBSCRIBE", "news");

        Assert.Equal<ValkeyValue>(["news"], await valkey.Sends("PUBSUB SHARDCHANNELS", valkey.Commands.PubSubShardChannelsAsync()));
        Assert.Empty(await valkey.Sends("PUBSUB SHARDCHANNELS w*", valkey.Commands.PubSubShardChannelsAsync("w*")));
        Assert.Equal<ChannelSubscribers>(
            [new("news", 1), new("silence", 0)],
            await valkey.Sends("PUBSUB SHARDNUMSUB news silence", valkey.Commands.PubSubShardNumSubAsync("news", "silence")));
        Assert.Empty(await valkey.Sends("PUBSUB SHARDNUMSUB", valkey.Commands.PubSubShardNumSubAsync()));
    }
}
