using System.Linq;
using Glide.Generator.Model.Commands;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Emit;

/// <summary>Writes what stands on every method that sends or queues a command, for the compiler and for analyzers.</summary>
internal static class CommandAttributes
{
    public static void Write(SourceWriter writer, CommandModel command, MethodModel method)
    {
        if (command.Obsolete is not null)
        {
            writer.Line($"[Obsolete({Words.Text(command.Obsolete)})]");
        }

        WriteFacts(writer, "[", command.Descriptor, command.ReplacedBy);
        if (method.Since is not null)
        {
            writer.Line($"[ValkeySince({Words.Text(method.Since)})]");
        }
    }

    /// <summary>What stands before a parameter of which something came later than the command, each version with what it brought.</summary>
    public static string Of(ParameterModel parameter)
        => parameter.Later.IsEmpty ? "" : string.Concat(parameter.Later.GroupBy(member => member.Since).OrderBy(group => VersionNumber.Parse(group.Key)).Select(group
            => $"[ValkeySince({string.Join(", ", group.Select(member => member.Path).Where(path => path.Length > 0).Prepend(group.Key).Select(Words.Text))})] "));

    /// <summary>The attribute of the assembly that says what is known about a command without a method.</summary>
    public static void WriteForAssembly(SourceWriter writer, DescriptorModel descriptor) => WriteFacts(writer, "[assembly: ", descriptor, replacement: null);

    private static void WriteFacts(SourceWriter writer, string opening, DescriptorModel descriptor, string? replacement)
    {
        writer.Write(opening);
        writer.Write("ValkeyCommand(");
        writer.Write(Words.Text(descriptor.Name));
        WriteFact(writer, ", Since = ", descriptor.Since);
        string separator = ", Flags = ";
        foreach (string flag in descriptor.Flags)
        {
            writer.Write(separator);
            writer.Write("CommandFlags.");
            writer.Write(flag);
            separator = " | ";
        }

        WriteFact(writer, ", WaitKeyword = ", descriptor.Wait?.Keyword);
        if (descriptor.RequestPolicy != "Default")
        {
            writer.Write(", RequestPolicy = RequestPolicy.");
            writer.Write(descriptor.RequestPolicy);
        }

        WriteFact(writer, ", ReplacedBy = ", replacement);
        writer.Line(")]");
    }

    private static void WriteFact(SourceWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.Write(name);
            writer.Write(Words.Text(text));
        }
    }
}
