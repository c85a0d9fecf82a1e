using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Glide.Generator.Tests.Replies;

/// <summary>Writes what was read as text, so that a test can compare it and people can read it.</summary>
internal static class AnswerText
{
    public static string Of(object? answer) => answer switch
    {
        null => "null",
        string or ValkeyValue or ValkeyKey => $"'{answer}'",
        bool truth => truth ? "true" : "false",
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        ValkeyReply reply => OfNode(reply),
        IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Of(key)}: {Of(map[key])}"))}}}",
        Array items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ when IsRecord(answer.GetType()) => $"{Name(answer.GetType())}({string.Join(", ", Properties(answer.GetType()).Select(property => $"{property.Name}: {Of(property.GetValue(answer))}"))})",
        _ => Convert.ToString(answer, CultureInfo.InvariantCulture)!,
    };

    private static string OfNode(ValkeyReply reply)
        => reply.Kind is Protocol.RespKind.Array or Protocol.RespKind.Map or Protocol.RespKind.Set
            ? $"{reply.Kind}[{string.Join(", ", reply.Items.Select(OfNode))}]"
            : reply.IsNull ? "null" : $"{reply.Kind} {reply}";

    // What is generated or holds generated parts is taken apart; values with a text of their own are not.
    private static bool IsRecord(Type type)
        => !type.IsEnum && (type.Namespace == "Compiled" || type.Assembly == typeof(ServerRole).Assembly || type == typeof(FieldValue) || type == typeof(ScoredMember)
            || type == typeof(KeyValue) || type == typeof(GeoPosition));

    private static IEnumerable<PropertyInfo> Properties(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0);

    private static string Name(Type type) => type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
}
