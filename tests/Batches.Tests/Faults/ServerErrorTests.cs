using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Faults;

public sealed class ServerErrorTests(BatchServer fixture)
{
    public static TheoryData<int, bool, ValkeyProtocol> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, ValkeyProtocol>();
            foreach (var count in (int[])[1, 100, 10_000])
            {
                cases.Add(count, false, ValkeyProtocol.Resp3);
                cases.Add(count, true, ValkeyProtocol.Resp3);
                cases.Add(count, false, ValkeyProtocol.Resp2);
                cases.Add(count, true, ValkeyProtocol.Resp2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Errors_stand_where_replies_would(int count, bool isAtomic, ValkeyProtocol protocol)
    {
        await using var client = await fixture.ConnectAsync(protocol);
        var prefix = BatchServer.NewPrefix();
        await client.SetAsync(prefix + "text", "text");
        var batch = new AnyBatch(isAtomic);
        var handles = Enumerable.Range(0, count).Select(index => batch.Incr(IsWrong(index, count) ? prefix + "text" : prefix + "number")).ToArray();

        var results = await batch.ExecuteOn(client, InPlace.Errors);

        Assert.True(results.HasErrors);
        var expected = 0;
        for (var index = 0; index < count; index++)
        {
            if (IsWrong(index, count))
            {
                Assert.Equal("ERR", Assert.Throws<ValkeyServerException>(() => results[handles[index]]).Code);
                Assert.Equal("ERR value is not an integer or out of range", results.ErrorOf(handles[index])!.Message);
                Assert.True(results[index].IsError);
            }
            else
            {
                Assert.Equal(++expected, results[handles[index]]);
                Assert.Null(results.ErrorAt(index));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_error_is_raised_and_says_where_it_stands(bool isAtomic)
    {
        await using var client = await fixture.ConnectAsync();
        var prefix = BatchServer.NewPrefix();
        var batch = new AnyBatch(isAtomic);
        var before = batch.Set(prefix, "text");
        batch.Incr(prefix);
        batch.Custom("LPUSH", prefix, "a");
        var after = batch.Get(prefix);

        var error = await Assert.ThrowsAsync<ValkeyBatchException>(() => batch.ExecuteOn(client).AsTask());

        Assert.Equal("INCR, command 2 of 4 in the batch, failed: ERR value is not an integer or out of range", error.Message);
        Assert.Equal((1, "INCR", DeliveryStatus.Answered), (error.Index, error.Command, error.Delivery));
        Assert.Equal("ERR", Assert.IsType<ValkeyServerException>(error.Error).Code);
        Assert.True(error.Results[before]);
        Assert.Equal("WRONGTYPE", Assert.IsType<ValkeyServerException>(error.Results.ErrorAt(2)).Code);
        Assert.Equal("text", error.Results[after]);
    }

    private static bool IsWrong(int index, int count) => index == count / 2 || index % 1000 == 999;
}
