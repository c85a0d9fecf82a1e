namespace Glide.SpecTool.Migration;

/// <summary>A migration page: prose by people, and the tables between two marks that no reader of the rendered page sees.</summary>
internal static class MigrationPage
{
    /// <summary>Stands before the tables.</summary>
    public const string Begin = "<!-- glide-specs migration writes from here … -->\n";

    /// <summary>Stands behind the tables.</summary>
    public const string End = "<!-- … to here. -->\n";

    /// <summary>The page with other tables.</summary>
    /// <exception cref="SpecException">The marks are not there.</exception>
    public static string WithTables(string path, string page, string tables)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? page[..(begin + Begin.Length)] + "\n" + tables + page[end..]
            : throw new SpecException($"{path} lacks the lines between which the tables stand: {Begin.Trim()} and {End.Trim()}");
    }
}
