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

        writer.Line($"[{Facts(command.Descriptor, command.ReplacedBy)}]");
        if (method.Since is not null)
        {
            writer.Line($"[ValkeySince({Words.Text(method.Since)})]");
        }
    }

    /// <summary>What stands before a parameter of which something came later than the command, each version with what it brought.</summary>
    public static string Of(ParameterModel parameter)
        => parameter.Later.IsEmpty ? "" : string.Concat(parameter.Later.GroupBy(member => member.Since).OrderBy(group => VersionNumber.Parse(group.Key)).Select(group
            => $"[ValkeySince({string.Join(", ", group.Select(member => member.Path).Where(path => path.Length > 0).Prepend(group.Key).Select(Words.Text))})] "));

    /// <summary>The attribute that says what is known about a command.</summary>
    public static string Facts(DescriptorModel descriptor, string? replacement = null)
    {
        string since = descriptor.Since is null ? "" : $", Since = {Words.Text(descriptor.Since)}";
        string flags = descriptor.Flags.Count == 0 ? "" : $", Flags = {string.Join(" | ", descriptor.Flags.Select(flag => "CommandFlags." + flag))}";
        string wait = descriptor.Wait?.Keyword is { } keyword ? $", WaitKeyword = {Words.Text(keyword)}" : "";
        string policy = descriptor.RequestPolicy == "Default" ? "" : $", RequestPolicy = RequestPolicy.{descriptor.RequestPolicy}";
        string replacedBy = replacement is null ? "" : $", ReplacedBy = {Words.Text(replacement)}";
        return $"ValkeyCommand({Words.Text(descriptor.Name)}{since}{flags}{wait}{policy}{replacedBy})";
    }
}
