using System.Text.RegularExpressions;
using Glide.Harness;

namespace Glide.Package.Tests.Consuming;

/// <summary>A copy of one of the projects under <c>Consumers</c>, outside the repository.</summary>
internal sealed partial class UserProject
{
    private readonly Packages _packages;

    private UserProject(Packages packages, string folder)
    {
        _packages = packages;
        Folder = folder;
    }

    public string Folder { get; }

    public static UserProject Copy(Packages packages, string name)
    {
        var folder = packages.NewFolder(name);
        FolderCopy.Make(RepositoryFolder.Combine("tests", "Package.Tests", "Consumers", name), folder);
        return new UserProject(packages, folder);
    }

    /// <summary>Builds it, restoring the packages where that has not happened yet.</summary>
    public async Task<BuildRun> BuildAsync(params string[] arguments) => new(await _packages.DotnetAsync(Folder, ["build", "-c", "Release", "-v", "quiet", .. arguments]));

    /// <summary>Runs the program that was built.</summary>
    public Task<ToolRun> RunAsync(params string[] arguments) => DotnetAsync(["exec", Path.Combine("bin", "Release", "net10.0", Path.GetFileName(Folder) + ".dll"), .. arguments]);

    public Task<ToolRun> DotnetAsync(params string[] arguments) => _packages.DotnetAsync(Folder, arguments);

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    /// <summary>Where the files say that a rule has to speak, by a comment with its id at the end of the line.</summary>
    public IReadOnlyList<Finding> Expected() => Finding.Sort(
        from file in Directory.EnumerateFiles(Folder, "*.cs")
        from line in File.ReadLines(file).Index()
        let mark = Mark().Match(line.Item)
        where mark.Success
        select new Finding(Path.GetFileName(file), line.Index + 1, "warning", mark.Groups["id"].Value));

    [GeneratedRegex("// (?<id>[A-Z]+[0-9]+)$")]
    private static partial Regex Mark();
}
