using Glide.Batches.Tests.Support;

namespace Glide.Batches.Tests.Basics;

/// <summary>What a batch of random commands answers is what the same commands answer one by one, on another database of the same server.</summary>
public sealed class RandomBatchTests(BatchServer fixture)
{
    [Theory]
    [InlineData(1, false, ValkeyProtocol.Resp3)]
    [InlineData(2, true, ValkeyProtocol.Resp3)]
    [InlineData(3, false, ValkeyProtocol.Resp2)]
    [InlineData(4, true, ValkeyProtocol.Resp2)]
    public async Task A_batch_answers_what_its_commands_answer_alone(int seed, bool isAtomic, ValkeyProtocol protocol)
    {
        await using var together = await ConnectAsync(protocol, 2 * seed);
        await using var alone = await ConnectAsync(protocol, (2 * seed) + 1);
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            RandomCommand[] commands = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => RandomCommand.Next(random))];

            var found = isAtomic ? await ExecuteAsync<AtomicBatch>(together, commands) : await ExecuteAsync<Batch>(together, commands);

            for (var index = 0; index < commands.Length; index++)
            {
                Assert.Equal($"{commands[index]}: {await commands[index].CallAsync(alone)}", $"{commands[index]}: {found[index]}");
            }
        }
    }

    private static async Task<string[]> ExecuteAsync<TBatch>(GlideClient client, RandomCommand[] commands)
        where TBatch : NodeBatchCommands<TBatch>, new()
    {
        var batch = new TBatch();
        Func<BatchResults, string>[] outcomes = [.. commands.Select(command => command.Queue(batch))];
        var results = batch switch
        {
            Batch plain => await client.ExecuteAsync(plain, InPlace.Errors),
            AtomicBatch atomic => await client.ExecuteAsync(atomic, InPlace.Errors),
            _ => throw new InvalidOperationException(),
        };
        return [.. outcomes.Select(outcome => outcome(results))];
    }

    private Task<GlideClient> ConnectAsync(ValkeyProtocol protocol, int database) =>
        GlideClient.ConnectAsync(BatchServer.Options(fixture.Server.Host, fixture.Server.Port) with { Protocol = protocol, Database = database });
}
