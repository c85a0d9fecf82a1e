using System.Linq;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit.Replies;

/// <summary>Writes an enumeration and the class that reads it.</summary>
internal static class ReplyEnumEmitter
{
    /// <summary>Writes both.</summary>
    public static void WriteType(SourceWriter writer, RecordModel record, string access)
    {
        bool isNumeric = record.Members.All(member => member.Type.Kind == ReplyKind.Int64);
        RecordEmitter.WriteDocs(writer, record.Summary, record.Remarks);
        writer.Open($"{access} enum {record.Name}");
        foreach (var member in record.Members)
        {
            writer.Separate().Line($"/// <summary>{RecordEmitter.Escape(member.Summary)}</summary>").Line(member.Name + (isNumeric ? $" = {member.Wire}," : ","));
        }

        writer.Close().Line().Line($"/// <summary>Reads <see cref=\"{record.Name}\"/>, which as an enumeration cannot read itself.</summary>")
            .Open($"internal static class {record.Name}Reader")
            .Line($"public static {record.Name} Read(ref RespReader reader)");
        if (isNumeric)
        {
            writer.Indent().Line($"=> ({record.Name})reader.ReadInt64();").Outdent();
        }
        else
        {
            WriteWords(writer, record);
        }

        writer.Close();
    }

    private static void WriteWords(SourceWriter writer, RecordModel record)
    {
        writer.Line("{").Indent().Line("ReadOnlySpan<byte> word = reader.ReadBytes();").Line("return");
        writer.Indent();
        foreach (var member in record.Members.Where(member => member.Wire.Length > 0))
        {
            writer.Line($"word.SequenceEqual({ReplyExpressions.Literal(member.Wire)}u8) ? {record.Name}.{member.Name} :");
        }

        writer.Line($"{record.Name}.{record.Members[0].Name};").Outdent().Outdent().Line("}");
    }
}
