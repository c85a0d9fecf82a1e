using Glide.Generator.Model.Replies;
using Microsoft.CodeAnalysis.CSharp;

namespace Glide.Generator.Emit.Replies;

/// <summary>Replies that one expression reads.</summary>
internal static class ReplyExpressions
{
    /// <summary>The expression that reads a value of a type, if one is enough.</summary>
    public static bool TryGet(ReplyType type, out string expression)
    {
        if (!type.IsNullable && !type.NullIsEmpty)
        {
            return (expression = Present(type)).Length > 0;
        }

        // What reads a null by itself is shorter and faster than a test before it.
        expression = type.NullIsEmpty ? "" : Nullable(type);
        if (expression.Length > 0)
        {
            return true;
        }

        string present = Present(type with { IsNullable = false, NullIsEmpty = false });
        expression = present.Length == 0 ? "" : $"reader.TryReadNull() ? {(type.NullIsEmpty ? "[]" : "null")} : {present}";
        return expression.Length > 0;
    }

    private static string Present(ReplyType type) => type.Kind switch
    {
        ReplyKind.Int64 => "reader.ReadInt64()",
        ReplyKind.Boolean => "reader.ReadBoolean()",
        ReplyKind.Double => "reader.ReadDouble()",
        ReplyKind.Value or ReplyKind.String => "reader.ReadValue()",
        ReplyKind.Text => "reader.ReadText()",
        ReplyKind.Key => "reader.ReadKey()",
        ReplyKind.Node => "ValkeyReply.Read(ref reader)",
        ReplyKind.IsWord => $"!reader.TryReadNull() && reader.ReadBytes().SequenceEqual({Literal(type.Name)}u8)",
        ReplyKind.Time => $"reader.{TimeUnits.MethodOf(type.Name)}()",
        ReplyKind.Named => type.Reader.Length > 0 ? $"{type.Reader}(ref reader)" : $"{type.Name}.Read(ref reader)",
        ReplyKind.Array => Array(type.Item!),
        ReplyKind.Pairs => $"reader.ReadPairs<{type.Item!.Name}>()",
        ReplyKind.Map => Map(type),
        _ => "",
    };

    private static string Nullable(ReplyType type) => type.Kind switch
    {
        ReplyKind.Int64 => "reader.ReadNullableInt64()",
        ReplyKind.Boolean => "reader.ReadNullableBoolean()",
        ReplyKind.Double => "reader.ReadNullableDouble()",
        ReplyKind.Value or ReplyKind.String => "reader.ReadNullableValue()",
        ReplyKind.Text => "reader.ReadNullableText()",
        ReplyKind.Key => "reader.ReadNullableKey()",

        // A pair that is not there comes as a null or, from ZPOPMIN for instance, as an array without elements.
        ReplyKind.Pair => $"reader.TryReadNull() || reader.ReadArrayHeader() == 0 ? null : {type.Item!.Name}.Read(ref reader)",
        _ => "",
    };

    private static string Array(ReplyType item)
    {
        if (item.NullIsEmpty)
        {
            return "";
        }

        string mark = item.IsNullable ? "Nullable" : "";
        return item.Kind switch
        {
            ReplyKind.Int64 => $"reader.Read{mark}Int64Array()",
            ReplyKind.Double => $"reader.Read{mark}DoubleArray()",
            ReplyKind.Boolean when !item.IsNullable => "reader.ReadBooleanArray()",
            ReplyKind.Value or ReplyKind.String => $"reader.Read{mark}ValueArray()",
            ReplyKind.Text => $"reader.Read{mark}TextArray()",
            ReplyKind.Key when !item.IsNullable => "reader.ReadKeyArray()",
            ReplyKind.Node when !item.IsNullable => "reader.ReadArray<ValkeyReply>()",
            ReplyKind.Named when !item.IsNullable && item.Reader.Length == 0 => $"reader.ReadArray<{item.Name}>()",
            _ => "",
        };
    }

    private static string Map(ReplyType type)
    {
        var item = type.Item!;
        if (type.Key is not { Kind: ReplyKind.Text, IsNullable: false } || item.IsNullable || item.NullIsEmpty)
        {
            return "";
        }

        return item.Kind switch
        {
            ReplyKind.Text => "reader.ReadTextMap()",
            ReplyKind.Int64 => "reader.ReadInt64Map()",
            ReplyKind.Double => "reader.ReadDoubleMap()",
            ReplyKind.Value or ReplyKind.String => "reader.ReadValueMap()",
            ReplyKind.Node => "reader.ReadMap<ValkeyReply>()",
            ReplyKind.Named when item.Reader.Length == 0 => $"reader.ReadMap<{item.Name}>()",
            _ => "",
        };
    }

    /// <summary>A text as C# writes it.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
