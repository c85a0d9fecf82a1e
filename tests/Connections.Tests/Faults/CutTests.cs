using Glide.Connections.Tests.Support;

namespace Glide.Connections.Tests.Faults;

/// <summary>Connections that end under 64 callers, in every way that a network has.</summary>
public sealed class CutTests(RealServer fixture) : IClassFixture<RealServer>
{
    private const int Callers = 64;

    [Theory]
    [InlineData(CutKind.Reset)]
    [InlineData(CutKind.Finish)]
    public async Task Every_call_is_answered_once_and_correctly_while_connections_are_cut(CutKind kind)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        var load = EchoLoad.Start(client, Callers, TimeSpan.FromSeconds(10));
        for (var cut = 0; cut < 25; cut++)
        {
            await load.WorksAsync();
            proxy.CutAll(kind);
        }

        await load.WorksAsync();
        await load.StopAsync();
        Assert.Empty(load.Wrong);
        Assert.All(load.Errors, error => Assert.Equal(DeliveryStatus.Written, Assert.IsType<ValkeyConnectionException>(error).Delivery));
        Assert.InRange(load.Errors.Count, 1, 25 * Callers);
        await Eventually.TrueAsync(() => proxy.OpenConnections == 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_call_is_answered_once_and_correctly_when_a_connection_ends_in_the_middle_of_a_word(bool towardsServer)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        var load = EchoLoad.Start(client, Callers, TimeSpan.FromSeconds(10));
        Random random = new(5);
        for (var cut = 0; cut < 25; cut++)
        {
            await load.WorksAsync();
            (towardsServer ? proxy.ToServer : proxy.ToClient).CutAfter(random.Next(2000), cut % 2 == 0 ? CutKind.Reset : CutKind.Finish);
        }

        await load.WorksAsync();
        await load.StopAsync();
        Assert.Empty(load.Wrong);
        Assert.All(load.Errors, error => Assert.IsType<ValkeyConnectionException>(error));
        Assert.NotEmpty(load.Errors);
    }

    [Fact]
    public async Task Reads_survive_cuts_without_an_error()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        var isOver = false;
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref isOver); i++)
            {
                Assert.Equal($"{caller}:{i}", await client.ReadEchoAsync($"{caller}:{i}"));
            }
        })));
        for (var cut = 0; cut < 20; cut++)
        {
            var before = proxy.ToClient.Bytes;
            await Eventually.TrueAsync(() => proxy.ToClient.Bytes > before + 20_000);
            proxy.CutAll(cut % 2 == 0 ? CutKind.Reset : CutKind.Finish);
        }

        Volatile.Write(ref isOver, true);
        await Eventually.CompletesAsync(callers);
    }

    [Fact]
    public async Task A_counter_counts_every_increment_that_was_answered_and_none_twice()
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await TestClient.ConnectAsync(proxy);
        var answered = 0;
        var unknown = 0;
        var isOver = false;
        var callers = Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                try
                {
                    await client.IncrAsync("exactly-once");
                    Interlocked.Increment(ref answered);
                }
                catch (ValkeyConnectionException exception) when (exception.Delivery == DeliveryStatus.Written)
                {
                    Interlocked.Increment(ref unknown);
                }
            }
        })));
        for (var cut = 0; cut < 20; cut++)
        {
            var before = Volatile.Read(ref answered);
            await Eventually.TrueAsync(() => Volatile.Read(ref answered) > before + 50);
            proxy.CutAll();
        }

        Volatile.Write(ref isOver, true);
        await Eventually.CompletesAsync(callers);
        var counted = (await fixture.Server.ExecuteAsync("GET", "exactly-once")).Number;
        Assert.InRange(counted, answered, answered + unknown);
    }
}
