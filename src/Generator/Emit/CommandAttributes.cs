using System.Linq;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit;

/// <summary>Writes what stands on every method that sends or queues a command, for the compiler and for analyzers.</summary>
internal static class CommandAttributes
{
    public static void Write(SourceWriter writer, CommandModel command)
    {
        if (command.Obsolete is not null)
        {
            writer.Line($"[Obsolete({Words.Text(command.Obsolete)})]");
        }

        var descriptor = command.Descriptor;
        string since = descriptor.Since is null ? "" : $", Since = {Words.Text(descriptor.Since)}";
        string flags = descriptor.Flags.Count == 0 ? "" : $", Flags = {string.Join(" | ", descriptor.Flags.Select(flag => "CommandFlags." + flag))}";
        string policy = descriptor.RequestPolicy == "Default" ? "" : $", RequestPolicy = RequestPolicy.{descriptor.RequestPolicy}";
        string replacedBy = command.ReplacedBy is null ? "" : $", ReplacedBy = {Words.Text(command.ReplacedBy)}";
        writer.Line($"[ValkeyCommand({Words.Text(command.FullName)}{since}{flags}{policy}{replacedBy})]");
    }
}
