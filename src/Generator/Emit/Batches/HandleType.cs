using Glide.Generator.Emit.Replies;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit.Batches;

/// <summary>The type of a reply that the results of a batch are asked for.</summary>
/// <param name="Name">The C# type.</param>
/// <param name="Signature">The same without the marks that are none of the type's to the compiler: whether an object may be null.</param>
internal sealed record HandleType(string Name, string Signature)
{
    public static HandleType Of(ReplyType type) => new(ReplyTypeNames.Of(type), SignatureOf(type));

    private static string SignatureOf(ReplyType type)
    {
        string plain = type.Kind switch
        {
            ReplyKind.Array or ReplyKind.Pairs => SignatureOf(type.Item!) + "[]",
            ReplyKind.Map => $"Dictionary<{SignatureOf(type.Key!)}, {SignatureOf(type.Item!)}>",
            ReplyKind.ScanPage => $"ScanPage<{SignatureOf(type.Item!.Item!)}>",
            _ => ReplyTypeNames.Plain(type),
        };
        return plain + (type.IsNullable && !type.NullIsEmpty && IsStruct(type.Kind) ? "?" : "");
    }

    // Of a named type it is not known here. It does not matter unless a struct comes both with and without a value.
    private static bool IsStruct(ReplyKind kind) => kind is ReplyKind.Int64 or ReplyKind.Boolean or ReplyKind.IsWord or ReplyKind.Double
        or ReplyKind.Value or ReplyKind.String or ReplyKind.Key or ReplyKind.Time;
}
