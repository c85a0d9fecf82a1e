// Casts, parentheses and forgiveness change nothing.
namespace Corpus.ParenthesesAndConversions;

public sealed class Casts(GlideClusterClient cluster)
{
    public async Task RunAsync(object? boxed)
    {
        await cluster.RenameAsync((ValkeyKey)"a", ("b")); // GLIDE1001: "b"
        ValkeyKey? maybe = "b";
        await cluster.RenameAsync("a", maybe.Value);
        string? text = "b";
        await cluster.RenameAsync("a", text!); // GLIDE1001: text
        await cluster.RenameAsync("a", (string)boxed!);
        await cluster.RenameAsync("a", boxed as string ?? "b");
        await cluster.RenameAsync("a", checked((int)2.5)); // GLIDE1001: (int)2.5
    }
}
