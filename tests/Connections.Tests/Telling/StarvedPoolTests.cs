using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Telling;

[Collection(nameof(Alone))]
public sealed class StarvedPoolTests(RealServer server) : IClassFixture<RealServer>
{
    /// <summary>The pool gets a thread or two a second when all are blocked: it would take minutes to get at what is queued behind these.</summary>
    private const int Blockers = 200;

    private const int Calls = 20;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Callers_who_block_get_their_replies_while_every_thread_of_the_pool_is_blocked()
    {
        await using var client = await TestClient.ConnectAsync(server.Server.Host, server.Server.Port);
        using ManualResetEventSlim gate = new();
        using CountdownEvent left = new(Blockers);
        TaskCompletionSource<int> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            for (var i = 0; i < Blockers; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(
                    _ =>
                    {
                        gate.Wait();
                        left.Signal();
                    },
                    null);
            }

            var answered = Enumerable.Range(0, Calls).Count(number => client.EchoAsync($"{number}").AsTask().Wait(Bound));
            gate.Set();
            told.SetResult(answered);
        }).Start();

        // Where the system puts the reader's thread aside, it takes the caller for one that is slow, and for a moment the pool tells.
        Assert.InRange(await told.Task, Calls / 2, Calls);
        left.Wait();
    }
}
