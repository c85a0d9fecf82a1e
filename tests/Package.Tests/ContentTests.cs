using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using Glide.Harness;
using Glide.Package.Tests.Consuming;

namespace Glide.Package.Tests;

/// <summary>What is in the packages is what the list says, and comes out the same whoever makes them.</summary>
public sealed class ContentTests(Packages packages)
{
    private static readonly string ListFile = RepositoryFolder.Combine("tests", "Package.Tests", "contents.txt");

    [Fact]
    public void The_packages_hold_what_is_listed()
    {
        var actual = string.Concat(PackageFiles(packages.Folder).SelectMany(file => Describe(file).Append("")).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(ListFile, actual);
        }

        Assert.Equal(File.ReadAllText(ListFile), actual);
    }

    [Fact]
    public async Task The_same_sources_give_the_same_packages_wherever_they_lie()
    {
        var copy = packages.NewFolder("Elsewhere");
        foreach (var folder in new[] { "src", "commands-json", "eng", Path.Combine("docs", "rules") })
        {
            FolderCopy.Make(RepositoryFolder.Combine(folder), Path.Combine(copy, folder));
        }

        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.Root))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var target = packages.NewFolder("PackedElsewhere");
        await packages.PackAsync(copy, target);

        Assert.Equal(PackageFiles(packages.Folder).Select(Path.GetFileName), PackageFiles(target).Select(Path.GetFileName));
        foreach (var (one, other) in PackageFiles(packages.Folder).Zip(PackageFiles(target)))
        {
            var (here, there) = (Contents(one), Contents(other));
            Assert.Equal(here.Keys, there.Keys);
            Assert.Empty(here.Keys.Where(name => here[name] != there[name]).Select(name => $"{name} of {Path.GetFileName(one)} differs"));
        }
    }

    private static IReadOnlyList<string> PackageFiles(string folder) => [.. Directory.EnumerateFiles(folder, "*.*nupkg").Order(StringComparer.Ordinal)];

    /// <summary>The files of a package and what it depends on, without its version.</summary>
    private IEnumerable<string> Describe(string file)
    {
        using var package = ZipFile.OpenRead(file);
        yield return Path.GetFileName(file).Replace("." + packages.Version, "", StringComparison.Ordinal);
        foreach (var entry in OwnEntries(package))
        {
            yield return "  " + entry.FullName;
        }

        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        foreach (var dependency in XDocument.Load(nuspec).Descendants().Where(one => one.Name.LocalName == "dependency"))
        {
            var version = dependency.Attribute("version")!.Value.Replace(packages.Version, "VERSION", StringComparison.Ordinal);
            yield return $"  depends on {dependency.Attribute("id")!.Value} {version}";
        }
    }

    private static Dictionary<string, string> Contents(string file)
    {
        using var package = ZipFile.OpenRead(file);
        return OwnEntries(package).ToDictionary(entry => entry.FullName, HashOf);
    }

    private static string HashOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    /// <summary>What is ours, without what every package has because of its format.</summary>
    private static IEnumerable<ZipArchiveEntry> OwnEntries(ZipArchive package) => package.Entries
        .Where(entry => entry.FullName is not "[Content_Types].xml" && !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal)
            && !entry.FullName.StartsWith("package/services/", StringComparison.Ordinal))
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal);
}
