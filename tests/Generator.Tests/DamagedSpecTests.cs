using System.Text.Json.Nodes;
using Glide.Generator.Tests.Driving;

namespace Glide.Generator.Tests;

/// <summary>Whatever stands in the files, the generator ends: with code, with diagnostics, never with an exception, which would take every method away.</summary>
public sealed class DamagedSpecTests
{
    private const string Characters = "{}[]\":,x0é\u2028\ud83d";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Damaged_structure_does_not_end_the_generator(int seed)
    {
        // A fixed seed, so that a failure can be repeated.
        var random = new Random(seed);
        GeneratorRun.Of(GeneratorRun.ValkeyFiles().Select(file => Damage(file, random)).ToArray());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Damaged_structure_does_not_end_the_generator_of_a_user(int seed)
    {
        var random = new Random(seed);
        GeneratorRun.OfUser(GeneratorRun.ValkeyFiles().Select(file => Damage(file, random)).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_text_does_not_end_the_generator(int seed)
    {
        var random = new Random(seed);
        GeneratorRun.Of(GeneratorRun.ValkeyFiles().Select(file => DamageText(file, random)).ToArray());
    }

    private static SpecText Damage(SpecText file, Random random)
    {
        var root = JsonNode.Parse(file.Content)!;
        var nodes = new List<JsonNode>();
        Gather(root, nodes);
        for (int i = 0; i < 3; i++)
        {
            var node = nodes[random.Next(nodes.Count)];
            if (node is JsonObject members && members.Count > 0)
            {
                string name = members.ElementAt(random.Next(members.Count)).Key;
                if (random.Next(3) == 0)
                {
                    members.Remove(name);
                }
                else
                {
                    members[name] = Other(random);
                }
            }
            else if (node is JsonArray items && items.Count > 0)
            {
                items[random.Next(items.Count)] = Other(random);
            }
        }

        return file.With(root.ToJsonString());
    }

    private static SpecText DamageText(SpecText file, Random random)
    {
        char[] text = file.Content.ToCharArray();
        for (int i = 0; i < 3; i++)
        {
            text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
        }

        return file.With(new string(text));
    }

    private static JsonNode? Other(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-3, 3)),
        2 => JsonValue.Create(""),
        3 => JsonValue.Create("a \"b\" é\n"),
        4 => JsonValue.Create(true),
        5 => new JsonArray(),
        6 => new JsonObject(),
        _ => JsonValue.Create("class"),
    };

    private static void Gather(JsonNode? node, List<JsonNode> nodes)
    {
        if (node is JsonObject or JsonArray)
        {
            nodes.Add(node);
        }

        foreach (var child in node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] })
        {
            Gather(child, nodes);
        }
    }
}
