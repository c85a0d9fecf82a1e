using Glide.Commands;
using Glide.OwnSpecs.Tests.Support;
using Glide.Protocol;

namespace Glide.OwnSpecs.Tests;

/// <summary>Code that was generated for another runtime is refused where it is used, by a message that says what to do.</summary>
public sealed class ContractTests(OwnServers servers)
{
    [Fact]
    public async Task A_call_is_refused()
    {
        await using var client = await servers.ConnectAsync();
        Check(await Assert.ThrowsAsync<NotSupportedException>(async () => await client.Executor.ExecuteAsync<OtherCommand, ValkeyReply>(default)));
        Assert.Equal("PONG", await client.PingAsync());
    }

    [Fact]
    public async Task A_call_at_several_nodes_is_refused()
    {
        await using var cluster = await servers.ConnectToClusterAsync();
        Check(await Assert.ThrowsAsync<NotSupportedException>(async () => await cluster.OnAllPrimaries.Nodes.ExecuteAsync<OtherCommand, ValkeyReply>(default)));
    }

    [Fact]
    public void Queueing_is_refused_and_the_batch_is_as_it_was()
    {
        var batch = new Batch();
        batch.Ping();
        Check(Assert.Throws<NotSupportedException>(() => batch.Enqueue<OtherCommand, ValkeyReply>(default)));
        Assert.Equal(1, batch.Count);
    }

    private static void Check(NotSupportedException error)
    {
        string runtime = typeof(CommandDescriptor).Assembly.GetName().Version!.ToString(3);
        Assert.Equal(
            $"The code for ACME.OLD in Glide.Generated.OwnSpecs.Tests was generated for contract version {CommandDescriptor.CurrentContract - 1}, " +
            $"but the runtime (Glide.Generated.Runtime {runtime}) has version {CommandDescriptor.CurrentContract}. " +
            "Build Glide.Generated.OwnSpecs.Tests again, with the Glide.Generated package of the runtime's version.",
            error.Message);
    }

    /// <summary>As the generator of an older package would have written it.</summary>
    private readonly struct OtherCommand : ICommand<OtherCommand, ValkeyReply>
    {
        public static CommandDescriptor Descriptor { get; } = new("ACME.OLD", contract: CommandDescriptor.CurrentContract - 1);

        public void Write(ref RespWriter writer) => throw new InvalidOperationException("What it calls may not exist any more.");

        public static ValkeyReply Read(ref RespReader reader) => ValkeyReply.Read(ref reader);
    }
}
