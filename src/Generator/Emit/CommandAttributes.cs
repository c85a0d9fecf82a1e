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

        writer.Line($"[ValkeyCommand({Words.Text(command.FullName)})]");
    }
}
