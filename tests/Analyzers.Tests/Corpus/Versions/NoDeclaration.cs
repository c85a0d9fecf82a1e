// A project that declares no version hears nothing.
namespace Corpus.NoDeclaration;

public sealed class Silent(GlideClient client)
{
    public ValueTask<bool> RunAsync() => client.HSetExAsync("h", [new FieldValue("f", 1)]);
}
