using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using Glide.Commands;
using Glide.Generator.Tests.Driving;
using Glide.Surface;

namespace Glide.Generator.Tests.Scratch;

/// <summary>A new command is one new file: everything that there is of a command comes of it, and nothing else has to be touched.</summary>
[Collection(nameof(Alone))]
public sealed class NewCommandTests : IDisposable
{
    private const string Spec = """
        {
          "COUNTKEYS": {
            "group": "generic", "since": "9.1.0", "arity": -2, "complexity": "O(N)",
            "command_flags": ["READONLY", "FAST"],
            "command_tips": ["REQUEST_POLICY:MULTI_SHARD", "RESPONSE_POLICY:AGG_SUM"],
            "key_specs": [{ "flags": ["RO"], "begin_search": { "index": { "pos": 1 } }, "find_keys": { "range": { "lastkey": -1, "step": 1, "limit": 0 } } }],
            "arguments": [{ "name": "key", "type": "key", "key_spec_index": 0, "multiple": true }],
            "reply_schema": { "type": "integer" }
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("glide-specs-");

    [Fact]
    public async Task One_new_file_makes_a_command_known_everywhere()
    {
        string specs = CopySpecs();
        await File.WriteAllTextAsync(Path.Combine(specs, "countkeys.json"), Spec, TestContext.Current.CancellationToken);
        using var project = new ScratchProject(specs);
        string path = await project.BuildAsync(TestContext.Current.CancellationToken);

        var context = new AssemblyLoadContext(nameof(NewCommandTests), isCollectible: true);
        using var image = new MemoryStream(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        var built = context.LoadFromStream(image);

        // Both clients by their common interface, each node's reply, and what all batches derive from.
        AssertMethod(built, "Glide.IValkeyCommands", "CountkeysAsync");
        AssertMethod(built, "Glide.ValkeyCommands", "CountkeysAsync");
        AssertMethod(built, "Glide.IValkeyMultiNodeCommands", "CountkeysAsync");
        AssertMethod(built, "Glide.BatchCommands`1", "Countkeys");
        foreach (string type in new[] { "Glide.GlideClient", "Glide.GlideClusterClient", "Glide.ValkeySession" })
        {
            Assert.True(built.GetType("Glide.IValkeyCommands")!.IsAssignableFrom(built.GetType(type)), type);
        }

        // Where it goes and how it folds, also when it is given as words.
        var find = built.GetType("Glide.CommandRegistry")!.GetMethod("Find", BindingFlags.Static | BindingFlags.Public)!;
        var descriptor = Assert.IsType<CommandDescriptor>(find.Invoke(null, ["COUNTKEYS"]));
        Assert.Equal((RequestPolicy.MultiShard, ResponsePolicy.Sum, true), (descriptor.RequestPolicy, descriptor.ResponsePolicy, descriptor.IsReadOnly));
        Assert.Equal((1, -1), (Assert.Single(descriptor.KeySpecs).BeginIndex, descriptor.KeySpecs[0].LastKey));

        var documentation = XDocument.Load(Path.ChangeExtension(path, ".xml")).Descendants("member")
            .Single(member => member.Attribute("name")!.Value.StartsWith("M:Glide.IValkeyCommands.CountkeysAsync(System.ReadOnlySpan{Glide.ValkeyKey})", StringComparison.Ordinal));
        Assert.Contains("COUNTKEYS key [key ...]", documentation.Value, StringComparison.Ordinal);
        Assert.Contains("In a cluster: split by the slots of its keys, and the replies are added up.", documentation.Value, StringComparison.Ordinal);

        // The list of the commands that the tests of coverage want to see executed.
        Assert.Equal(["COUNTKEYS"], CommandSurface.CommandsOf(_folder.FullName).Except(CommandSurface.Commands));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AssertMethod(Assembly built, string type, string method)
        => Assert.Contains(built.GetType(type, throwOnError: true)!.GetMethods(), one => one.Name == method);

    /// <summary>A copy of what the commands are made of.</summary>
    private string CopySpecs()
    {
        foreach (string part in new[] { "valkey", "overlay" })
        {
            var copy = _folder.CreateSubdirectory(part);
            foreach (string file in Repository.Json("commands-json", part))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }
        }

        return Path.Combine(_folder.FullName, "valkey");
    }
}
