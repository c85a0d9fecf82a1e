namespace Glide.Harness;

/// <summary>Where the sources stand, found from where the tests run.</summary>
public static class RepositoryFolder
{
    private static readonly Lazy<string> LazyRoot = new(Find);

    /// <summary>The folder that holds <c>Glide.Generated.sln</c>.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary>A path inside the repository, from its segments.</summary>
    public static string Combine(params string[] segments) => Path.Combine([Root, .. segments]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Glide.Generated.sln")))
            {
                return folder.FullName;
            }
        }

        throw new HarnessException($"No folder above '{AppContext.BaseDirectory}' holds Glide.Generated.sln.");
    }
}
