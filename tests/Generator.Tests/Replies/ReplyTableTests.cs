using Glide.Generator.Emit.Replies;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Tests.Replies;

/// <summary>
/// Holds the replies of all commands against <c>reply-types.txt</c>, which has been read by people: one line for each method. Set
/// UPDATE_SNAPSHOTS=1 to write it anew, and read the difference.
/// </summary>
public sealed class ReplyTableTests
{
    private static readonly string TablePath = SpecFiles.Combine("tests", "Generator.Tests", "Replies", "reply-types.txt");

    [Fact]
    public void Every_method_returns_what_the_table_says()
    {
        var actual = string.Concat(KnownReplies.Resolutions.SelectMany(pair => Lines(pair.Key, pair.Value.Model)).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(TablePath, actual);
        }

        Assert.Equal(File.ReadAllText(TablePath).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Only_scripts_functions_and_transactions_return_trees()
    {
        var trees = KnownReplies.Replies.Where(pair => pair.Value.Kind == ReplyKind.Node || pair.Value.Item?.Kind == ReplyKind.Node).Select(pair => pair.Key);

        Assert.Equal(["EVAL", "EVALSHA", "EVALSHA_RO", "EVAL_RO", "EXEC", "FCALL", "FCALL_RO"], trees.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_may_be_null_says_when()
    {
        var silent = KnownReplies.Resolutions.SelectMany(pair => pair.Value.Model.Variants
            .Select(variant => (Name: $"{pair.Key}:{variant.Id}", variant.Reply, variant.NullMeans))
            .Prepend((Name: pair.Key, Reply: pair.Value.Model.Type, pair.Value.Model.NullMeans)))
            .Where(reply => (reply.Reply is { IsNullable: true, NullIsEmpty: false }) != (reply.NullMeans is not null));

        Assert.Empty(silent.Select(reply => reply.Name));
    }

    private static IEnumerable<string> Lines(string command, ReplyModel model)
    {
        yield return Line(command, "", model.Type);
        foreach (var variant in model.Variants)
        {
            yield return Line(command, variant.Id, variant.Reply);
        }
    }

    private static string Line(string command, string variant, ReplyType type)
        => $"{command,-28}{variant,-12}{ReplyTypeNames.Task(type),-52}{type}";
}
