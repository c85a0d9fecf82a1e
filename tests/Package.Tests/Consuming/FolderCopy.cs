namespace Glide.Package.Tests.Consuming;

/// <summary>Copies sources and leaves behind what builds have made of them.</summary>
internal static class FolderCopy
{
    public static void Make(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            Make(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
