// ValkeyMinimumServerVersion: newest
// GLIDE2005
namespace Corpus.Nonsense;

public sealed class Unheard(GlideClient client)
{
    public ValueTask<bool> RunAsync() => client.HSetExAsync("h", [new FieldValue("f", 1)]);
}
