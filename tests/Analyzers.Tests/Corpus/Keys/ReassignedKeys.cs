// A key that is set again anywhere is not known anywhere.
namespace Corpus.ReassignedKeys;

public sealed class Walk(GlideClusterClient cluster)
{
    public async Task RunAsync(IReadOnlyList<string> names)
    {
        var previous = "start";
        foreach (var name in names)
        {
            await cluster.RenameAsync(previous, "{start}:next");
            previous = name;
        }

        var counted = "n";
        for (var i = 0; i < 3; i++)
        {
            counted += i;
            await cluster.RenameAsync("n", counted);
        }

        string? filled = null;
        filled ??= "{n}";
        await cluster.RenameAsync("n", filled);

        var caught = "x";
        try
        {
            await cluster.RenameAsync("y", caught);
        }
        catch (ValkeyServerException error)
        {
            caught = error.Code;
        }

        var (from, to) = ("left", "right");
        await cluster.RenameAsync(from, to); // GLIDE1001: to
        var (first, second) = ("left", "right");
        await cluster.RenameAsync(first, second);
        (first, second) = (second, first);
    }
}
