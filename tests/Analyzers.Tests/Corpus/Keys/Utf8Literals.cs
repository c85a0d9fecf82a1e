// UTF-8 literals, copied or encoded.
namespace Corpus.Utf8Literals;

public sealed class Blobs(GlideClusterClient cluster)
{
    public async Task SwapAsync()
    {
        await cluster.RenameAsync("blob:1"u8.ToArray(), "blob:2"u8.ToArray()); // GLIDE1001: "blob:2"u8.ToArray()
        await cluster.RenameAsync("{blob}:1"u8.ToArray(), Encoding.UTF8.GetBytes("{blob}:2"));
        await cluster.RenameAsync("blob:1"u8.ToArray(), Encoding.UTF8.GetBytes("blob:2")); // GLIDE1001: Encoding.UTF8.GetBytes("blob:2")
        await cluster.RenameAsync("blob:1"u8.ToArray(), Encoding.Unicode.GetBytes("blob:2"));
        byte[] name = "blob:3"u8.ToArray();
        ReadOnlyMemory<byte> memory = name;
        await cluster.RenameAsync("blob:1", name);
        name[0] = (byte)'x';
        await cluster.RenameAsync("blob:1", memory);
    }
}
