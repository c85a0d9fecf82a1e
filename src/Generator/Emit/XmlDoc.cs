using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Emit.Extensions;
using Glide.Generator.Mapping;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit;

/// <summary>Writes XML documentation.</summary>
internal static class XmlDoc
{
    public static SourceWriter Summary(this SourceWriter writer, string text) => writer.Line($"/// <summary>{text}</summary>");

    public static SourceWriter Parameter(this SourceWriter writer, string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

    /// <summary>The complete documentation of a method.</summary>
    public static void Method(
        SourceWriter writer,
        CommandModel command,
        MethodModel method,
        IEnumerable<ParameterModel> parameters,
        SurfacePlace place,
        ExtendedParameter? extended = null)
    {
        writer.Summary(method.Summary);
        writer.Line("/// <remarks>");
        writer.Line($"/// <para><c>{ArgumentSummary.Xml(command.Syntax)}</c></para>");
        string complexity = command.Complexity is null ? "" : $"Complexity {ArgumentSummary.Xml(command.Complexity)}. ";
        string since = command.Descriptor.Since is { } server ? $"Since version {server}."
            : command.ModuleSince is { } module ? $"Since version {ArgumentSummary.Xml(module)} of its module."
            : "";
        if (complexity.Length + since.Length > 0)
        {
            writer.Line($"/// <para>{(complexity + since).TrimEnd()}</para>");
        }

        if (place.IsRouted)
        {
            writer.Line($"/// <para>{RouteText.Of(command.Descriptor)}</para>");
        }

        writer.Line("/// </remarks>");
        if (extended is not null)
        {
            writer.Parameter(extended.Name, extended.Summary);
        }

        foreach (var parameter in parameters)
        {
            writer.Parameter(parameter.Name, parameter.Summary);
        }

        if (!method.HasParams)
        {
            writer.Parameter("cancellationToken", "Gives the call up; neither the connection nor other calls are affected.");
        }

        writer.Line($"/// <returns>{Returns(method, place)}</returns>");
        if (parameters.Any(parameter => parameter.MustHoldItems))
        {
            string names = string.Join(", ", parameters.Where(parameter => parameter.MustHoldItems).Select(parameter => $"<paramref name=\"{parameter.Name}\"/>"));
            writer.Line($"/// <exception cref=\"ArgumentException\">{names} must not be empty, or another argument cannot be sent; nothing was sent.</exception>");
        }
        else if (method.Parameters.Count > 0)
        {
            writer.Line("/// <exception cref=\"ArgumentException\">An argument cannot be sent; nothing was sent.</exception>");
        }

        if (place.IsPerNode)
        {
            writer.Line($"/// <exception cref=\"ValkeyException\">{(method.Reply.IsVoid ? "A node failed" : "No node could be asked")}; its kind and <see cref=\"ValkeyException.Delivery\"/> tell how.</exception>");
            return;
        }

        writer.Line("/// <exception cref=\"ValkeyServerException\">The server answered with an error.</exception>");
        writer.Line("/// <exception cref=\"ValkeyException\">The call failed otherwise; its kind and <see cref=\"ValkeyException.Delivery\"/> tell how.</exception>");
    }

    private static string Returns(MethodModel method, SurfacePlace place)
        => !place.IsPerNode ? Returns(method)
            : method.Reply.IsVoid ? "A task that completes when every node has answered."
            : "What each node replied: " + Returns(method);

    private static string Returns(MethodModel method)
        => method.Returns ?? method.Reply.Kind switch
        {
            ReplyKind.Void => "A task that completes when the server has answered.",
            ReplyKind.Boolean => "True when the server answered 1, false when it answered 0.",
            ReplyKind.Int64 or ReplyKind.Double => "The number that the server answered.",
            ReplyKind.Text => "The server's text.",
            ReplyKind.Value or ReplyKind.String => "The value.",
            ReplyKind.Array or ReplyKind.Pairs => "The elements, in the order of the server's answer.",
            ReplyKind.Map => "The entries that the server answered.",
            ReplyKind.ScanPage => "The page, and the cursor of the next.",
            ReplyKind.Node => "The answer as a tree of any shape.",
            _ => "What the server answered.",
        };
}
