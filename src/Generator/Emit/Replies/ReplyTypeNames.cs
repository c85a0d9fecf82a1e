using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit.Replies;

/// <summary>The C# names of reply types.</summary>
internal static class ReplyTypeNames
{
    /// <summary>The C# type that a reply is read into; <c>Nothing</c> for one that only says that it has been done.</summary>
    public static string Of(ReplyType type) => Plain(type) + (type.IsNullable && !type.NullIsEmpty ? "?" : "");

    /// <summary>The C# type without the mark that it may be null.</summary>
    public static string Plain(ReplyType type) => type.Kind switch
    {
        ReplyKind.Void => "Nothing",
        ReplyKind.Int64 => "long",
        ReplyKind.Boolean or ReplyKind.IsWord => "bool",
        ReplyKind.Double => "double",
        ReplyKind.Value or ReplyKind.String => "ValkeyValue",
        ReplyKind.Text => "string",
        ReplyKind.Key => "ValkeyKey",
        ReplyKind.Time => TimeUnits.TypeOf(type.Name),
        ReplyKind.Named => type.Name,
        ReplyKind.Array or ReplyKind.Pairs => Of(type.Item!) + "[]",
        ReplyKind.Pair => Plain(type.Item!),
        ReplyKind.Map => $"Dictionary<{Of(type.Key!)}, {Of(type.Item!)}>",
        ReplyKind.ScanPage => $"ScanPage<{Of(type.Item!.Item!)}>",
        _ => "ValkeyReply",
    };

    /// <summary>What a task of the reply is called: <c>ValueTask</c> alone where there is nothing to return.</summary>
    public static string Task(ReplyType type) => type.IsVoid ? "ValueTask" : $"ValueTask<{Of(type)}>";
}
