using System.Globalization;
using Glide.Commands;
using Glide.Harness;
using Glide.Protocol;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>
/// Holds the keys and slots that the client finds in commands against what a node of a real cluster says of the same words: of every
/// method of the typed surface, and of every command given as words, with many sets of arguments each.
/// </summary>
public sealed class KeyRoutingTests(SharedCluster shared, RoutingReport report)
{
    /// <summary>The commands of the surface in which keys can stand.</summary>
    private const int CommandsWithKeys = 201;

    /// <summary>Commands that the server routes by a key which it does not tell when it is asked for the keys.</summary>
    private static readonly string[] NotTold = ["PFMERGE"];

    [Fact]
    public async Task Every_method_finds_the_keys_and_the_slot_that_the_server_finds()
    {
        var encoded = TypedCalls.Encoded;

        Assert.Empty(encoded.Where(static entry => entry.Value is []).Select(static entry => entry.Key.ToString()));
        var withKeys = await CompareAsync(encoded.Values.SelectMany(static all => all));
        AssertCovered(withKeys);
    }

    [Fact]
    public async Task Every_command_given_as_words_has_the_keys_and_the_slot_that_the_server_finds()
    {
        var encoded =
            from name in CommandSurface.Commands.Concat(CommandSurface.SessionCommands)
            let descriptor = CommandRegistry.Find(name)!
            from words in SpecArguments.Of(name)
            select EncodedCommand.FromWords(descriptor, words);

        var withKeys = await CompareAsync(encoded);
        AssertCovered(withKeys);
    }

    [Theory]
    [InlineData("SPUBLISH", "news", "x")]
    [InlineData("SPUBLISH", "news{tag}", "{other}")]
    [InlineData("SPUBLISH", "{}news", "x")]
    [InlineData("SSUBSCRIBE", "news{tag}", "{tag}others")]
    [InlineData("SUNSUBSCRIBE", "news{tag}")]
    [InlineData("CLUSTERSCAN", "0")]
    [InlineData("CLUSTERSCAN", "0-{06S}-0", "COUNT", "10")]
    [InlineData("CLUSTERSCAN", "17-{06S}-4021", "MATCH", "{tag}*")]
    public async Task What_hashes_like_a_key_goes_to_the_slot_that_the_server_says(params string[] words)
    {
        var encoded = EncodedCommand.FromWords(CommandRegistry.Find(words[0])!, [.. words.Select(System.Text.Encoding.UTF8.GetBytes)]);
        await using var connection = await RawConnection.ConnectAsync(shared.Cluster.Primaries[0].EndPoint);

        var slot = (await connection.ExecuteAsync("CLUSTER", "KEYSLOT", words[1])).Number;

        Assert.Equal(slot, encoded.Slot);
        Assert.Empty(encoded.Keys);
        Note(encoded, [], NameOf((int)slot));
    }

    [Fact]
    public void Typed_channels_and_cursors_go_where_their_words_go()
    {
        var encoded = TypedCalls.Encoded.Values.SelectMany(static all => all).Where(static call => call.Keys is [] && call.Slot != RequestBuffer.NoSlot).ToArray();

        Assert.Equal(
            ["CLUSTER COUNTKEYSINSLOT", "CLUSTER FLUSHSLOT", "CLUSTER GETKEYSINSLOT", "CLUSTERSCAN", "SPUBLISH"],
            encoded.Select(static call => call.Descriptor.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(encoded, static call => Assert.Equal(EncodedCommand.FromWords(call.Descriptor, call.Words).Slot, call.Slot));
    }

    /// <summary>Compares, and tells which commands had keys.</summary>
    private async Task<HashSet<string>> CompareAsync(IEnumerable<EncodedCommand> commands)
    {
        var encoded = commands.DistinctBy(static command => (command.Source, CommandLine.Format(command.Words))).ToArray();
        await using var connection = await RawConnection.ConnectAsync(shared.Cluster.Primaries[0].EndPoint);
        var server = new ServerKeys(connection);
        var answers = await server.KeysOfAsync([.. encoded.Select(static command => command.Words)]);
        var distinct = answers.SelectMany(KeysOf).Concat(encoded.Select(HashedWordOf).OfType<byte[]>()).DistinctBy(static key => CommandLine.Format([key])).ToArray();
        var slots = (await server.SlotsOfAsync(distinct)).Zip(distinct).ToDictionary(static pair => CommandLine.Format([pair.Second]), static pair => pair.First);

        List<string> differences = [];
        HashSet<string> withKeys = [];
        foreach (var (command, answer) in encoded.Zip(answers))
        {
            if (answer.IsError && !answer.Text!.Contains("no key arguments", StringComparison.Ordinal))
            {
                // What it would do with the command says as much.
                var redirect = await AskElsewhereAsync(command);
                if (!NotTold.Contains(command.Descriptor.Name) || !redirect.StartsWith($"MOVED {NameOf(command.Slot)} ", StringComparison.Ordinal))
                {
                    differences.Add($"{CommandLine.Format(command.Words)}: {answer.Text}, and when it is sent: {redirect}");
                }

                Note(command, serverKeys: null, NameOf(command.Slot), $"COMMAND GETKEYS: {answer.Text}. The slot is that of the redirect.");
                withKeys.Add(command.Descriptor.Name);
                continue;
            }

            var keys = KeysOf(answer).Select(static key => CommandLine.Format([key])).ToArray();
            var keySlots = keys.Select(key => slots[key]).ToArray();
            var found = command.Keys.Select(static key => CommandLine.Format([key])).ToArray();
            var slot = keys is [] ? SlotWithoutKeys(command, slots) : NameOf(keySlots);
            Note(command, keys, slot);
            if (keys.Length > 0)
            {
                withKeys.Add(command.Descriptor.Name);
            }

            if (!keys.Order().SequenceEqual(found.Order())
                || !keySlots.Order().SequenceEqual(command.KeySlots.Order())
                || slot != NameOf(command.Slot))
            {
                differences.Add(
                    $"{command.Source}: {CommandLine.Format(command.Words)}: server {string.Join(' ', keys)} in {slot}, client {string.Join(' ', found)} in {NameOf(command.Slot)}");
            }
        }

        Assert.True(differences is [], string.Join('\n', differences));
        return withKeys;
    }

    private static void AssertCovered(HashSet<string> withKeys)
    {
        var expected = CommandSurface.Commands.Where(static name => CommandRegistry.Find(name)!.KeySpecs.Any(static spec => spec.IsKey)).ToArray();
        Assert.Equal(CommandsWithKeys, expected.Length);
        Assert.Empty(expected.Except(withKeys));

        // Beside them there is WATCH, which sessions offer.
        Assert.Equal(["WATCH"], withKeys.Except(expected));
    }

    /// <summary>What a node that does not serve the client's slot answers to the command.</summary>
    private async Task<string> AskElsewhereAsync(EncodedCommand command)
    {
        var primaries = shared.Cluster.Primaries;
        var owner = ((command.Slot * primaries.Count) + primaries.Count - 1) / SlotRange.SlotCount;
        await using var connection = await RawConnection.ConnectAsync(primaries[(owner + 1) % primaries.Count].EndPoint);
        return (await new ServerKeys(connection).ReplyToAsync(command.Words)).Text ?? "no error";
    }

    private void Note(EncodedCommand command, IReadOnlyList<string>? serverKeys, string? serverSlot, string? note = null) => report.Add(
        new RoutingCheck(command.Descriptor.Name, CommandLine.Format(command.Words[command.Descriptor.Name.Split(' ').Length..]), command.Source)
        {
            ClientKeys = [.. command.Keys.Select(static key => CommandLine.Format([key]))],
            ClientSlot = NameOf(command.Slot),
            ServerKeys = serverKeys,
            ServerSlot = serverSlot,
            Note = note,
        });

    private static IEnumerable<byte[]> KeysOf(RawReply answer) => answer.IsError ? [] : answer.Items!.Select(static item => item.Bytes!);

    /// <summary>The word that chooses the slot without being a key; null if there is none.</summary>
    private static byte[]? HashedWordOf(EncodedCommand command) =>
        command.Keys is [] && command.Slot >= 0 && command.Descriptor.SlotArgument == 0 ? command.Words[1] : null;

    private static string? SlotWithoutKeys(EncodedCommand command, Dictionary<string, int> slots) =>
        HashedWordOf(command) is { } hashed ? NameOf(slots[CommandLine.Format([hashed])])
        : command.Descriptor.SlotArgument is > 0 and var at ? CommandLine.Format([command.Words[at]])
        : null;

    private static string? NameOf(IEnumerable<int> slots) => slots.Distinct().ToArray() switch
    {
        [] => null,
        [var one] => NameOf(one),
        _ => NameOf(RequestBuffer.SeveralSlots),
    };

    private static string? NameOf(int slot) => slot switch
    {
        RequestBuffer.NoSlot => null,
        RequestBuffer.SeveralSlots => "several",
        _ => slot.ToString(CultureInfo.InvariantCulture),
    };
}
