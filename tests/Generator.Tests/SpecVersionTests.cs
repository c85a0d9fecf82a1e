using Glide.Generator.Tests.Driving;
using Glide.SpecTool.Differences;
using Glide.SpecTool.Specs;

namespace Glide.Generator.Tests;

/// <summary>Two versions of Valkey give two surfaces from the same code, and what tells them apart is what the specs' difference says.</summary>
public sealed class SpecVersionTests
{
    private static readonly string[] Older = ["tests", "testdata", "specs-8.0"];
    private static readonly string[] Newer = ["commands-json", "valkey"];

    [Fact]
    public void The_commands_that_only_one_version_has_are_those_that_the_difference_names()
    {
        var (before, after, difference) = Compare();

        Assert.Empty(before.Keys.Except(after.Keys));
        Assert.Empty(difference.Removed);
        var added = after.Keys.Except(before.Keys).ToList();
        Assert.NotEmpty(added);
        Assert.Empty(added.Except(difference.Added));
        Assert.Empty(difference.Added.Intersect(before.Keys));
    }

    [Fact]
    public void No_command_gives_other_code_unless_the_difference_names_it()
    {
        var (before, after, difference) = Compare();

        var changed = before.Keys.Where(name => before[name] != after[name]).ToList();
        Assert.NotEmpty(changed);
        Assert.Empty(changed.Except(difference.Changed.Keys));
    }

    private static (Dictionary<string, string> Before, Dictionary<string, string> After, SpecSetDifference Difference) Compare() =>
        (CommandsOf(Older), CommandsOf(Newer), SpecSetDifference.Between(Read(Older), Read(Newer)));

    private static SpecSet Read(string[] folder) => SpecSet.Read(Path.Combine([Repository.Root, .. folder]));

    /// <summary>The generated code by command.</summary>
    private static Dictionary<string, string> CommandsOf(string[] folder)
    {
        const string Prefix = "Command.";
        const string Suffix = ".g.cs";
        return GeneratorRun.Of(GeneratorRun.ValkeyFiles(folder)).Result.GeneratedSources
            .Where(source => source.HintName.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(
                source => source.HintName[Prefix.Length..^Suffix.Length].Replace('+', ' '),
                source => source.SourceText.ToString(),
                StringComparer.Ordinal);
    }
}
