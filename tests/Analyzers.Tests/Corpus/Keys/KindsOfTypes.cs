// Partial classes, records, primary constructors, generic types, extensions and types of keys of one's own.
namespace Corpus.KindsOfTypes;

public partial class Part(IGlideClusterClient cluster)
{
    private const string Key = "part";

    public partial ValueTask RenameAsync();
}

public partial class Part
{
    public partial ValueTask RenameAsync() => cluster.RenameAsync(Key, "whole"); // GLIDE1001: "whole"
}

public sealed record Order(string Id, GlideClusterClient Cluster)
{
    private readonly string _key = $"order:{Id}";

    public string Key => $"{{order}}:{Id}";

    public string Constant => "constant";

    public ValueTask MoveAsync() => Cluster.RenameAsync(Key, "{page}:x");

    public ValueTask MoveOwnAsync() => Cluster.RenameAsync(_key, "x");

    public ValueTask MoveAnotherAsync() => this.Cluster.RenameAsync("{order}:a", $"{{page}}:{Id}"); // GLIDE1001: $"{{page}}:{Id}"

    public ValueTask ConstantAsync() => Cluster.RenameAsync(Constant, "y");
}

public class Repository<T, TClient>(TClient client)
    where TClient : IGlideClusterClient
{
    public static readonly string Prefix = typeof(T).Name;

    public ValueTask OneAsync(T item) => client.RenameAsync($"{Prefix}:{item}", "x");

    public ValueTask TwoAsync(T item) => client.RenameAsync($"{{{nameof(T)}}}:{item}", "{x}:y"); // GLIDE1001: "{x}:y"

    public ValueTask ThreeAsync(ValkeyKey a, params ReadOnlySpan<ValkeyKey> more)
    {
        client.SInterAsync(["a", .. more]);
        return client.RenameAsync("{a}", a);
    }

    protected virtual string Name(T item) => "a";

    public ValueTask FourAsync(T item) => client.RenameAsync(Name(item), "b");
}

public static class Extensions
{
    extension(IGlideClusterClient cluster)
    {
        public ValueTask PublishAsync(string id) => cluster.RenameAsync($"{{draft}}:{id}", $"{{post}}:{id}"); // GLIDE1001: $"{{post}}:{id}"
    }

    public static string Key(this int id) => "{k}:" + id;

    public static ValueTask PublishAgainAsync(this IGlideClusterClient cluster, int id) => cluster.RenameAsync(id.Key(), "{post}");
}

public readonly struct TypedKey(string name)
{
    public static implicit operator ValkeyKey(TypedKey key) => "{typed}:" + key.ToString();

    public override string ToString() => name;
}

public sealed class Typed(GlideClusterClient cluster)
{
    public async Task RunAsync()
    {
        await cluster.RenameAsync(new TypedKey("a"), new TypedKey("b"));
        TypedKey key = new("a");
        await cluster.RenameAsync(key, "a");
        ValkeyKey converted = key;
        await cluster.RenameAsync(converted, "{typed}");
        await cluster.RenameAsync((ValkeyKey)"a", (ValkeyKey)(object)"b");
        await cluster.RenameAsync(((ValkeyKey)"a"), (string)"b"); // GLIDE1001: (string)"b"
        await cluster.RenameAsync(checked("a")!, "b"!); // GLIDE1001: "b"
        await cluster.RenameAsync("a" ?? "b", "b");
        await cluster.RenameAsync(new string("a"), "b");
        await cluster.RenameAsync(new string('a', 3), "b");
    }
}
