using System;
using System.Linq;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit.Replies;

/// <summary>Writes the types of <c>types.json</c>, and those that were derived from a schema.</summary>
internal static class RecordEmitter
{
    /// <summary>Writes one type as a file.</summary>
    /// <param name="record">The type.</param>
    /// <param name="namespaceName">Its namespace; empty for none.</param>
    /// <param name="access">What is written before it: <c>public</c> or <c>internal</c>.</param>
    public static string Emit(RecordModel record, string namespaceName, string access = "public")
    {
        var writer = CommandEmitter.Begin(namespaceName).Separate();
        WriteType(writer, record, access);
        return writer.Finish();
    }

    private static void WriteType(SourceWriter writer, RecordModel record, string access)
    {
        if (record.Kind == RecordKind.Enum)
        {
            ReplyEnumEmitter.WriteType(writer, record, access);
            return;
        }

        WriteDocs(writer, record.Summary.Length > 0 ? record.Summary : "A part of a reply. What the server does not send is null or empty.", record.Remarks);
        if (record.IsStruct)
        {
            foreach (var member in record.Members)
            {
                writer.Line($"/// <param name=\"{member.Name}\">{Escape(member.Summary)}</param>");
            }

            string parameters = string.Join(", ", record.Members.Select(member => $"{ReplyTypeNames.Of(member.Type)} {member.Name}"));
            writer.Open($"{access} readonly record struct {record.Name}({parameters}) : IReply<{record.Name}>");
        }
        else
        {
            writer.Open($"{access} sealed record {record.Name} : IReply<{record.Name}>");
            foreach (var member in record.Members)
            {
                WriteProperty(writer, member);
            }
        }

        new RecordReadEmitter(writer, record).Write();
        writer.Close();
    }

    private static void WriteProperty(SourceWriter writer, ReplyMember member)
    {
        writer.Line($"/// <summary>{(member.Summary.Length > 0 ? Escape(member.Summary) : $"What the server calls <c>{Escape(member.Wire)}</c>.")}</summary>");
        string type = ReplyTypeNames.Of(member.Type);

        // What is null or empty when the server does not send it need not be given either.
        bool isRequired = !member.Type.IsCollection && !member.Type.IsNullable;
        string initial = member.Type.IsCollection && !type.EndsWith("?", StringComparison.Ordinal) ? " = [];" : "";
        writer.Line($"public {(isRequired ? "required " : "")}{type} {member.Name} {{ get; init; }}{initial}").Line();
    }

    internal static void WriteDocs(SourceWriter writer, string summary, string remarks)
    {
        writer.Line($"/// <summary>{Escape(summary)}</summary>");
        if (remarks.Length > 0)
        {
            writer.Line($"/// <remarks>{Escape(remarks)}</remarks>");
        }
    }

    internal static string Escape(string text) => ArgumentSummary.Xml(text);
}
