using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Basics;

public sealed class SizeTests(BatchServer fixture)
{
    public static TheoryData<int, bool, ValkeyProtocol> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, ValkeyProtocol>();
            foreach (var count in (int[])[1, 100, 10_000])
            {
                foreach (var isAtomic in (bool[])[false, true])
                {
                    cases.Add(count, isAtomic, ValkeyProtocol.Resp3);
                    cases.Add(count, isAtomic, ValkeyProtocol.Resp2);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_handle_gives_its_own_reply(int count, bool isAtomic, ValkeyProtocol protocol)
    {
        await using var client = await fixture.ConnectAsync(protocol);
        var prefix = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        var handles = new List<(Queued<bool> Set, Queued<long> Incr, Queued<ValkeyValue?> Get)>();
        for (var index = 0; index < count; index++)
        {
            handles.Add((batch.Set(prefix + index, index), batch.Incr(prefix + index), batch.Get(prefix + index)));
        }

        var results = await batch.ExecuteOn(client);

        Assert.Equal(3 * count, results.Count);
        Assert.False(results.HasErrors);
        for (var index = 0; index < count; index++)
        {
            Assert.True(results[handles[index].Set]);
            Assert.Equal(index + 1, results[handles[index].Incr]);
            Assert.Equal(index + 1, (long)results[handles[index].Get]!.Value);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_has_the_replies_in_order(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();
        var key = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        batch.Set(key, "a");
        batch.Get(key);
        batch.Get(key + "missing");
        batch.Custom("OBJECT", "ENCODING", key);

        var results = await batch.ExecuteOn(client);

        Assert.Equal(["OK", "a", "(null)", "embstr"], results.Select(reply => reply.ToString()));
        Assert.Equal("a", results[1].AsText());
        Assert.Throws<ArgumentOutOfRangeException>(() => results[4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => results[-1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_without_commands_has_no_results(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();

        Assert.Empty(await new AnyBatch(isAtomic).ExecuteOn(client));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Large_arguments_and_large_replies_pass(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();
        var prefix = BatchServer.NewPrefix();
        var values = Enumerable.Range(0, 40).Select(index => Bytes(index, 20_000 * (index % 4))).ToArray();
        var batch = new AnyBatch(isAtomic);
        for (var index = 0; index < values.Length; index++)
        {
            batch.Set(prefix + index, values[index]);
        }

        var handles = values.Select((_, index) => batch.Get(prefix + index)).ToArray();

        var results = await batch.ExecuteOn(client);

        Assert.All(handles.Zip(values), pair => Assert.Equal(pair.Second, (byte[])results[pair.First]!.Value));
        Assert.All(handles.Zip(values), pair => Assert.Equal(pair.Second, (byte[])results[pair.First.Index].AsValue()));
    }

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
