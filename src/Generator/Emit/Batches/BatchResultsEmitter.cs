using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model.Commands;

namespace Glide.Generator.Emit.Batches;

/// <summary>
/// Writes the indexers of the results, one for each type of reply: C# has no generic indexer, so <c>results[handle]</c> needs one a type.
/// </summary>
internal static class BatchResultsEmitter
{
    /// <summary>The types of the replies that a command's handles stand for.</summary>
    public static IEnumerable<HandleType> ReplyTypes(CommandModel command) => BatchPlace.ClassOf(command) is null
        ? []
        : command.Methods
            .Where(method => !method.Reply.IsVoid && BatchPlace.CanBeQueued(command, method))
            .Select(method => HandleType.Of(method.Reply));

    public static string Emit(IEnumerable<HandleType> types)
    {
        var writer = CommandEmitter.Begin(CommandEmitter.ClientNamespace);
        writer.Separate().Open("public sealed partial class BatchResults");
        foreach (var group in types.GroupBy(type => type.Signature).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.Separate();
            writer.Line("/// <inheritdoc cref=\"Get{TReply}(Queued{TReply})\"/>");
            string[] forms = [.. group.Select(type => type.Name).Distinct()];
            if (forms.Length == 1)
            {
                Indexer(writer, forms[0]);
            }
            else
            {
                // A class, with and without the mark that it may be null: one indexer must do for both, and leaves it open.
                writer.Line("#nullable disable annotations");
                Indexer(writer, group.Key);
                writer.Line("#nullable restore annotations");
            }
        }

        writer.Close();
        return writer.Finish();
    }

    private static void Indexer(SourceWriter writer, string type) => writer.Line($"public {type} this[Queued<{type}> handle] => Get(handle);");
}
