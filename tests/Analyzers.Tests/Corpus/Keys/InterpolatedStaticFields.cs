// In a field's interpolated string two braces are one, as everywhere.
namespace Corpus.InterpolatedStaticFields;

public sealed class Names(GlideClusterClient cluster)
{
    private static readonly string Here = $"{{orders}}:{Environment.MachineName}";
    private static readonly string Users = $"{{users}}:{Environment.MachineName}";
    private static readonly string Verbatim = $@"{{orders}}:{Environment.MachineName}";
    private static readonly string Raw = $$"""{orders}:{{Environment.MachineName}}""";

    public async Task RunAsync(string id)
    {
        await cluster.RenameAsync("{orders}:last", Here);
        await cluster.RenameAsync("{orders}:last", Verbatim);
        await cluster.RenameAsync("{orders}:last", Raw);
        await cluster.RenameAsync($"{{orders}}:{id}", Here);
        await cluster.RenameAsync("{orders}:last", Users); // GLIDE1001: Users
    }
}
