using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Mapping;

namespace Glide.Generator.Emit;

/// <summary>Writes the table that finds a command's descriptor by its name, for commands that are given as words.</summary>
internal static class RegistryEmitter
{
    public static string Emit(IReadOnlyCollection<RegistryEntry> entries)
    {
        var untyped = entries.Where(entry => entry.Descriptor is not null).ToList();
        var writer = CommandEmitter.BeginWithAttributes(untyped.Select(entry => entry.Descriptor!));
        writer.Separate();
        writer.Summary("Finds what is known about a command by its name.");
        writer.Open("internal static class CommandRegistry");
        writer.Summary("The descriptor of a command; null if the specs do not know it.");
        writer.Parameter("name", "The full name in upper case.");
        writer.Line("public static CommandDescriptor? Find(string name) => name switch");
        writer.Line("{").Indent();
        foreach (var entry in entries)
        {
            string descriptor = entry.StructName is null ? $"Untyped.{Naming.Mechanical(entry.Name)}" : $"{entry.StructName}.Descriptor";
            writer.Line($"{Words.Text(entry.Name)} => {descriptor},");
        }

        writer.Line("_ => null,");
        writer.Outdent().Line("};");
        if (untyped.Count > 0)
        {
            writer.Separate();
            writer.Summary("The commands that have no method.");
            writer.Open("private static class Untyped");
            foreach (var entry in untyped)
            {
                writer.Separate();
                DescriptorEmitter.Emit(writer, $"public static readonly CommandDescriptor {Naming.Mechanical(entry.Name)}", entry.Descriptor!);
            }

            writer.Close();
        }

        writer.Close();
        return writer.Finish();
    }
}
