using System.Linq;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Types;

namespace Glide.Generator.Emit;

/// <summary>Writes the file of a type that arguments need.</summary>
internal static class TypeEmitter
{
    public static string Emit(TypeModel type, string ns, string access)
    {
        var writer = CommandEmitter.Begin(ns);
        writer.Separate();
        access = ns == CommandEmitter.RuntimeNamespace ? "internal" : access;
        switch (type)
        {
            case EnumModel model:
                EnumEmitter.Emit(writer, model, access);
                break;
            case UnionModel model:
                UnionEmitter.Emit(writer, model, access);
                break;
            case BlockModel model:
                BlockEmitter.Emit(writer, model, access);
                break;
        }

        return writer.Finish();
    }

    /// <summary>The type of a member: a property of a block, or a parameter of a factory.</summary>
    public static string MemberType(ArgumentModel member)
        => member.IsMultiple ? $"IReadOnlyList<{member.Type}>{(member.IsOptional ? "?" : "")}"
            : member.Absence == Absence.Null ? member.Type + "?"
            : member.Type;

    /// <summary>The members as parameters.</summary>
    public static string Parameters(System.Collections.Generic.IEnumerable<ArgumentModel> members, bool upper)
        => string.Join(", ", members.Select(member => $"{MemberType(member)} {(upper ? Naming.Upper(member.Name) : Naming.Escape(member.Name))}{Default(member)}"));

    private static string Default(ArgumentModel member) => member.Absence switch
    {
        Absence.None => "",
        Absence.False => " = false",
        Absence.Default => " = default",
        _ => " = null",
    };
}
