using System.Linq;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Specs;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Emit;

/// <summary>Writes the creation of a command's descriptor.</summary>
internal static class DescriptorEmitter
{
    /// <summary>The version of the contract between the emitted code and the runtime: of what the code calls there, and of what it promises.</summary>
    private const string Contract = "1";

    /// <summary>Writes a declaration whose value is the descriptor.</summary>
    public static void Emit(SourceWriter writer, string declaration, DescriptorModel descriptor)
    {
        var since = VersionNumber.Parse(descriptor.Since);
        writer.Open($"{declaration} = new({Words.Text(descriptor.Name)}, contract: {Contract})");
        writer.Line($"Since = new({since.Major}, {since.Minor}, {since.Build}),");
        writer.Line($"Arity = {descriptor.Arity},");
        if (descriptor.Flags.Count > 0)
        {
            writer.Line($"Flags = {string.Join(" | ", descriptor.Flags.Select(flag => "CommandFlags." + flag))},");
        }

        if (descriptor.RequestPolicy != "Default")
        {
            writer.Line($"RequestPolicy = RequestPolicy.{descriptor.RequestPolicy},");
        }

        if (descriptor.ResponsePolicy != "Default")
        {
            writer.Line($"ResponsePolicy = ResponsePolicy.{descriptor.ResponsePolicy},");
        }

        if (descriptor.SlotArgument > 0)
        {
            writer.Line($"SlotArgument = {descriptor.SlotArgument},");
        }

        if (descriptor.Wait is { } wait)
        {
            string keyword = wait.Keyword is null ? "null" : Words.Text(wait.Keyword);
            writer.Line($"Wait = new(Index: {wait.Index}, Keyword: {keyword}, InSeconds: {Bool(wait.InSeconds)}),");
        }

        if (descriptor.KeySpecs.Count > 0)
        {
            writer.Line("KeySpecs =");
            writer.Line("[");
            writer.Indent();
            foreach (var key in descriptor.KeySpecs)
            {
                Emit(writer, key);
            }

            writer.Outdent();
            writer.Line("],");
        }

        writer.Close("};");
    }

    private static void Emit(SourceWriter writer, KeySpecModel key)
    {
        string keyword = key.BeginKeyword is null ? "null" : Words.Text(key.BeginKeyword);
        writer.Line(
            $"new(BeginIndex: {key.BeginIndex}, BeginKeyword: {keyword}, KeywordStartFrom: {key.KeywordStartFrom}, LastKey: {key.LastKey}, KeyStep: {key.KeyStep}, "
            + $"Limit: {key.Limit}, KeyCountIndex: {key.KeyCountIndex}, FirstKey: {key.FirstKey}, IsKey: {Bool(key.IsKey)}, IsComplete: {Bool(key.IsComplete)}),");
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
