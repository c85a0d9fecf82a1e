using System.Collections;
using System.Globalization;
using Glide.Harness;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>
/// Replies without their types, so that one that was read past the product compares with a typed one: numbers, texts, lists, null, and errors.
/// </summary>
internal static class Plain
{
    public static object? Of(RawReply reply) => reply switch
    {
        { IsError: true } => new PlainError(reply.Text!.Split(' ')[0]),
        { IsNull: true } => null,
        { Items: { } items } => items.Select(Of).ToList(),
        { Kind: ':' } => reply.Number,
        _ => reply.Text,
    };

    public static object? Of(ValkeyReply reply) => reply switch
    {
        { IsNull: true } => null,
        { IsAggregate: true } => reply.Items.Select(Of).ToList(),
        { Kind: Protocol.RespKind.Integer } => reply.AsInt64(),
        _ => reply.AsText(),
    };

    /// <summary>What a typed method has returned.</summary>
    public static object? Of(object? typed) => typed switch
    {
        null or long or string => typed,
        bool flag => flag ? 1L : 0L,
        ChannelSubscribers channel => new List<object?> { channel.Channel.ToString(), channel.Count },
        AofAcknowledgement both => new List<object?> { both.Local, both.Replicas },
        DateTimeOffset time => time.ToUnixTimeSeconds(),
        ChannelSubscribers[] channels => channels.SelectMany(static channel => (List<object?>)Of(channel)!).ToList(),
        IEnumerable items => items.Cast<object?>().Select(Of).ToList(),
        _ => typed.ToString(),
    };

    public static string Text(object? plain) => plain switch
    {
        null => "null",
        List<object?> items => $"[{string.Join(", ", items.Select(Text))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{plain}"),
    };

    /// <summary>The same with the elements in order, where the order says nothing.</summary>
    public static object? Sorted(object? plain) =>
        plain is List<object?> items ? items.OrderBy(Text, StringComparer.Ordinal).ToList() : plain;
}
