using System.Globalization;

namespace Glide.Chaos.Operating;

/// <summary>What a node says of itself or of another one: a line of <c>CLUSTER NODES</c>.</summary>
/// <param name="Id">The node's id.</param>
/// <param name="Port">Its port.</param>
/// <param name="Flags">Its flags.</param>
/// <param name="PrimaryId">Whose replica it is; <c>-</c> for a primary.</param>
/// <param name="Slots">Its slots, first and last of each range.</param>
internal sealed record NodeView(string Id, int Port, string[] Flags, string PrimaryId, IReadOnlyList<(int First, int Last)> Slots)
{
    /// <summary>Whether the node has the role of a primary, with slots or without.</summary>
    public bool IsPrimary => Flags.Contains("master");

    public bool IsSelf => Flags.Contains("myself");

    /// <summary>Whether nothing speaks against it.</summary>
    public bool IsHealthy => !Flags.Any(static flag => flag is "fail" or "fail?" or "handshake" or "noaddr");

    public bool Has(int slot) => Slots.Any(range => range.First <= slot && slot <= range.Last);

    /// <summary>Reads the reply of <c>CLUSTER NODES</c>.</summary>
    public static List<NodeView> Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => ParseLine(line.Split(' ')))];

    private static NodeView ParseLine(string[] words) => new(
        words[0],
        int.Parse(words[1].Split('@')[0].Split(':')[^1], CultureInfo.InvariantCulture),
        words[2].Split(','),
        words[3],
        [.. words.Skip(8).Where(static range => !range.StartsWith('[')).Select(ParseRange)]);

    private static (int First, int Last) ParseRange(string text)
    {
        var ends = text.Split('-');
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
    }
}
