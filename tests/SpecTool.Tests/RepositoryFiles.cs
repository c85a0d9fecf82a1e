namespace Glide.SpecTool.Tests;

/// <summary>Where the repository's own data stands, found from where the tests run.</summary>
internal static class RepositoryFiles
{
    public static string ValkeySpecs => Combine("commands-json", "valkey");

    public static string OlderSpecs => Combine("tests", "testdata", "specs-8.0");

    public static string Combine(params string[] segments) => Path.Combine([Root(), .. segments]);

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Glide.Generated.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Glide.Generated.sln.");
    }
}
