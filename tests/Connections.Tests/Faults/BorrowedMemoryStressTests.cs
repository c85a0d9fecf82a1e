using System.Diagnostics;
using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Faults;

/// <summary>
/// Large values go to the server from the caller's own memory. The caller may write into it as soon as the call has ended, however it
/// ended; what the server stores must never show that.
/// </summary>
public sealed class BorrowedMemoryStressTests(RealServer fixture) : IClassFixture<RealServer>
{
    private const int Callers = 8;
    private const byte Scribble = 0xFF;

    /// <summary>How many values have to have been stored, and how many to have been given up in the middle.</summary>
    private const int Enough = 50;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private volatile bool _isOver;
    private long _stored;
    private long _givenUp;

    private bool HasMetEnough => Interlocked.Read(ref _stored) >= Enough && Interlocked.Read(ref _givenUp) >= Enough;

    [Fact]
    public async Task What_the_server_stores_is_what_was_given_although_callers_reuse_their_memory_at_once()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => StoreAsync(client, caller))));
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; Stopwatch.GetElapsedTime(start) < Duration || (!HasMetEnough && Stopwatch.GetElapsedTime(start) < Patience); round++)
        {
            // Sends are stuck in the middle of somebody's memory for longer than the calls may take, and sometimes end there.
            proxy.ToServer.Hold();
            await Task.Delay(40);
            if (round % 4 == 3)
            {
                proxy.CutAll();
            }

            proxy.ToServer.Release();
            await Task.Delay(20);
        }

        _isOver = true;
        await Eventually.CompletesAsync(callers);
        await Eventually.TrueAsync(() => client.Executor.UnderWay == 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_stored} stored, {_givenUp} given up");
        Assert.InRange(_stored, Enough, long.MaxValue);
        Assert.InRange(_givenUp, Enough, long.MaxValue);

        for (var caller = 0; caller < Callers; caller++)
        {
            var stored = (byte[]?)await client.GetAsync($"large:{caller}");
            if (stored is not null)
            {
                Assert.DoesNotContain(Scribble, stored);
                Assert.Single(stored.Distinct());
            }
        }
    }

    private async Task StoreAsync(TestClient client, int caller)
    {
        Random random = new(caller);
        var memory = new byte[256 * 1024];
        for (var number = 0; !_isOver; number++)
        {
            Array.Fill(memory, (byte)(1 + (number % 200)));
            using CancellationTokenSource source = new();
            if (number % 2 == 0)
            {
                source.CancelAfter(random.Next(0, 60));
            }

            try
            {
                await client.SetAsync($"large:{caller}", memory, TimeSpan.FromMilliseconds(random.Next(5, 200)), source.Token);
                Interlocked.Increment(ref _stored);
            }
            catch (Exception exception) when (exception is ValkeyException or OperationCanceledException)
            {
                Interlocked.Increment(ref _givenUp);
            }

            Array.Fill(memory, Scribble);
        }
    }
}
