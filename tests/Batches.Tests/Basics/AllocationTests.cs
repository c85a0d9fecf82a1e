using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Basics;

/// <summary>Nothing else may allocate meanwhile, because replies come in on other threads.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(AllocationTests))]
public sealed class AllocationTests(BatchServer fixture)
{
    private const int Runs = 25;

    [Fact]
    public void Queueing_allocates_nothing_a_command()
    {
        var batch = new Batch();
        var least = long.MaxValue;
        for (var run = 0; run < 100; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var command = 0; command < 50; command++)
            {
                batch.Set("key", command);
                batch.MGet("a", "b");
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // Now and then the buffers grow; a run in between allocates nothing at all.
        Assert.Equal(0, least);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Executing_allocates_the_bytes_of_the_replies_and_where_they_stand(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();
        var few = await LeastAsync(client, isAtomic, 2_000);
        var many = await LeastAsync(client, isAtomic, 12_000);

        // A reply ":1234567\r\n" has at most 10 bytes here and its place 16, and the last of the arrays may not be full.
        Assert.InRange((many - few) / 10_000.0, 16, 34);
    }

    private static async Task<long> LeastAsync(GlideClient client, bool isAtomic, int count)
    {
        var batch = new AnyBatch(isAtomic);
        var key = BatchServer.NewPrefix();
        var handles = Enumerable.Range(0, count).Select(_ => batch.Incr(key)).ToArray();
        var least = long.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var results = await batch.ExecuteOn(client);
            var expected = ((long)run * count) + 1;
            foreach (var handle in handles)
            {
                if (results[handle] != expected++)
                {
                    Assert.Fail("A reply is wrong.");
                }
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
