using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>Under the SDK's own compiler, which is newer than the one that the tests run in, the rules find in the corpus exactly the same.</summary>
public sealed class SdkCompilerTests
{
    /// <summary>What is compiled together: libraries of a kind, and each program by itself.</summary>
    public static TheoryData<string?, bool> Projects => new(
        Files.Select(file => (file.OldestServer, file.IsProgram)).Distinct());

    private static IEnumerable<CorpusFile> Files => CorpusFile.Names.Select(CorpusFile.Of);

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task What_the_comments_say_is_found_and_nothing_else(string? oldestServer, bool isProgram)
    {
        var files = Files.Where(file => file.OldestServer == oldestServer && file.IsProgram == isProgram).ToList();
        Assert.True(!isProgram || files.Count == 1, "An assembly has the statements of one program only.");
        using var compiler = new SdkCompiler();
        var found = await compiler.FindAsync(files, oldestServer, isProgram);
        Assert.Equal(
            files.SelectMany(file => file.Expected.Select(expected => $"{file.Name} {expected}")).Order(StringComparer.Ordinal),
            files.SelectMany(file => found[file.Path].Select(one => $"{file.Name} {one}"))
                .Concat(found[""].Select(one => $"{files[0].Name} {one}"))
                .Order(StringComparer.Ordinal));
    }
}
