using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Faults;

public sealed class LimitTests(BatchServer fixture)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_counts_once_for_the_in_flight_limit(bool isAtomic)
    {
        await using var proxy = FaultProxy.Start(fixture.Server);
        await using var client = await GlideClient.ConnectAsync(BatchServer.Options(proxy.Host, proxy.Port) with
        {
            InflightRequestsLimit = 2,
            WhenInflightLimitIsReached = InflightLimitBehavior.Fail,
        });
        var key = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        var handles = Enumerable.Range(0, 100).Select(_ => batch.Incr(key)).ToArray();
        proxy.ToClient.Hold();
        var first = batch.ExecuteOn(client).AsTask();
        var second = batch.ExecuteOn(client).AsTask();

        await Assert.ThrowsAsync<ValkeyInflightLimitException>(() => batch.ExecuteOn(client).AsTask());
        var refused = await batch.ExecuteOn(client, InPlace.Errors);
        proxy.ToClient.Release();

        Assert.All(handles, handle => Assert.IsType<ValkeyInflightLimitException>(refused.ErrorOf(handle)));
        Assert.Equal(100, (await first)[handles[99]]);
        Assert.Equal(200, (await second)[handles[99]]);
        Assert.Equal(300, (await batch.ExecuteOn(client))[handles[99]]);
    }
}
