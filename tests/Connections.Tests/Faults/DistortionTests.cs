using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Faults;

/// <summary>Networks that are slow, split everything up, or change what they carry.</summary>
public sealed class DistortionTests(RealServer fixture) : IClassFixture<RealServer>
{
    [Fact]
    public async Task Delays_cost_time_and_nothing_else()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.ToServer.Delay = TimeSpan.FromMilliseconds(5);
        proxy.ToClient.Delay = TimeSpan.FromMilliseconds(10);
        await using var client = await TestClient.ConnectAsync(proxy);
        await RunWithoutErrorAsync(client, callers: 64, calls: 20, payload: 100);
    }

    [Fact]
    public async Task Single_bytes_in_both_directions_are_put_together_again()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.ToServer.PieceSize = 1;
        proxy.ToClient.PieceSize = 1;
        await using var client = await TestClient.ConnectAsync(proxy);
        await RunWithoutErrorAsync(client, callers: 16, calls: 10, payload: 100);
        Assert.Single(proxy.Connections);
    }

    [Fact]
    public async Task Large_values_survive_odd_pieces()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        proxy.ToServer.PieceSize = 1361;
        proxy.ToClient.PieceSize = 4093;
        await using var client = await TestClient.ConnectAsync(proxy);
        await RunWithoutErrorAsync(client, callers: 8, calls: 5, payload: 200_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Garbage_leaves_no_call_without_a_typed_error_or_a_reply(bool towardsServer)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        var direction = towardsServer ? proxy.ToServer : proxy.ToClient;
        var load = EchoLoad.Start(client, 64, TimeSpan.FromMilliseconds(250));
        for (var seed = 0; seed < 12; seed++)
        {
            await load.WorksAsync();
            var before = load.Errors.Count + load.Wrong.Count;
            direction.Garble(seed, every: 3000);
            await Eventually.TrueAsync(() => load.Errors.Count + load.Wrong.Count > before);
            direction.Transform = null;
        }

        await load.WorksAsync();
        await load.StopAsync();
        if (!towardsServer)
        {
            // A damaged request can make the server answer more or fewer times than it was asked, which RESP gives no way to notice.
            Assert.Empty(load.Misdelivered);
        }

        Assert.All(load.Errors, error => Assert.True(
            error is ValkeyConnectionException or ValkeyProtocolException or ValkeyServerException or ValkeyTimeoutException, error.ToString()));
        Assert.Contains(load.Errors, error => error is ValkeyProtocolException or ValkeyServerException);
    }

    private static async Task RunWithoutErrorAsync(TestClient client, int callers, int calls, int payload)
    {
        var padding = new string('p', payload);
        await Eventually.CompletesAsync(
            Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                for (var i = 0; i < calls; i++)
                {
                    var text = $"{caller}:{i}:{padding}";
                    Assert.Equal(text, await client.EchoAsync(text));
                }
            }))),
            TimeSpan.FromSeconds(40));
        Assert.Equal(0, client.Executor.UnderWay);
    }
}
