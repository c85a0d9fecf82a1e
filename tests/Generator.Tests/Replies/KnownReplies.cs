using Glide.Generator.Model.Replies;
using Glide.Generator.Parsing.Replies;

namespace Glide.Generator.Tests.Replies;

/// <summary>The replies of every command that has a method, resolved from the repository's own specs and overlay.</summary>
internal static class KnownReplies
{
    public static readonly TypesOverlay Types = TypesOverlayParser.Parse(SpecFiles.ReadOverlay("types.json"));

    public static readonly RepliesOverlay Overlay = RepliesOverlayParser.Parse(SpecFiles.ReadOverlay("replies.json"), Types);

    public static readonly IReadOnlyDictionary<string, ReplyResolution> Resolutions = Resolve();

    /// <summary>Every method's reply: by <c>ZRANGE</c> for a command's own, by <c>ZRANGE:WithScores</c> for a variant.</summary>
    public static IReadOnlyDictionary<string, ReplyType> Replies { get; } = Resolutions
        .SelectMany(pair => pair.Value.Model.Variants
            .Select(variant => (Name: $"{pair.Key}:{variant.Id}", variant.Reply))
            .Prepend((Name: pair.Key, Reply: pair.Value.Model.Type)))
        .ToDictionary(reply => reply.Name, reply => reply.Reply);

    private static SortedDictionary<string, ReplyResolution> Resolve()
    {
        var specs = SpecFiles.ReadSpecs();
        var replies = new SortedDictionary<string, ReplyResolution>(StringComparer.Ordinal);
        foreach (var (command, method) in SpecFiles.ReadMethods())
        {
            replies.Add(command, ReplyParser.Resolve(command, method, ReplySchemaParser.Parse(specs[command]["reply_schema"]), Overlay, _ => true));
        }

        return replies;
    }
}
