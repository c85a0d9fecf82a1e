using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>
/// GLIDE2004: a command that no batch can hold. The client's own have no method on a batch; what is left is commands given as words, and methods
/// made of somebody's own specs.
/// </summary>
internal static class QueueRule
{
    private const string CustomCommand = "CustomCommand";

    public static void Check(Member member, Action<Diagnostic> report)
    {
        foreach (var call in member.Calls.Where(call => GlideTypes.Is(call.Receiver.Type, member.Types.Batch)))
        {
            var wait = call.Facts.WaitKeyword is { } keyword ? GivenWait(member, call, keyword) : call.NameLocation;
            Report(call.Facts, IsAtomic(member, call.Receiver), call.NameLocation, wait, report);
        }

        foreach (var call in member.Operations.OfType<IInvocationOperation>())
        {
            if (call is { TargetMethod.Name: CustomCommand, Instance: { } batch }
                && GlideTypes.Is(batch.Type, member.Types.Batch)
                && Words(call) is { Count: > 0 } words
                && Find(member, words) is { } facts)
            {
                var name = words[0].Syntax.GetLocation();
                var wait = facts.WaitKeyword is { } keyword ? GivenWait(member, words, keyword) : name;
                Report(facts, IsAtomic(member, batch), name, wait, report);
            }
        }
    }

    private static void Report(CommandFacts facts, bool isAtomic, Location name, Location? wait, Action<Diagnostic> report)
    {
        string? reason = facts.IsUnanswered ? "is not answered by one reply"
            : facts.IsSessionBound ? "speaks about the connection that carries it"
            : facts.IsBlocking && wait is not null ? "waits at the server"
            : facts.IsNotForMulti && isAtomic ? "may not run inside MULTI"
            : null;
        if (reason is not null)
        {
            report(Diagnostic.Create(AnalyzerRules.NotForBatches, facts.IsBlocking ? wait ?? name : name, facts.Name, reason));
        }
    }

    /// <summary>Where a command that waits only if it is told to is surely told so, by an option that is called like the word for it; null if it is not.</summary>
    private static Location? GivenWait(Member member, CommandCall call, string keyword)
        => call.Operation.TargetMethod.Parameters
            .SelectMany(parameter => parameter.Type.GetMembers().OfType<IPropertySymbol>()
                .Where(property => string.Equals(property.Name, keyword, StringComparison.OrdinalIgnoreCase))
                .Select(property => GivenParts.Find(member, call, parameter.Ordinal, property.Name)?.Location))
            .FirstOrDefault(location => location is not null);

    /// <summary>The same for a command that is given as words, of which the last can be no option with a time behind it.</summary>
    private static Location? GivenWait(Member member, IReadOnlyList<IOperation> words, string keyword)
        => words.Skip(1).Take(words.Count - 2).FirstOrDefault(word => string.Equals(Text(member, word), keyword, StringComparison.OrdinalIgnoreCase))?.Syntax.GetLocation();

    private static bool IsAtomic(Member member, IOperation batch)
        => GlideTypes.Is(batch.Type, member.Types.AtomicBatch) || GlideTypes.Is(batch.Type, member.Types.AtomicClusterBatch);

    /// <summary>The command that the first words name: a subcommand, if there is one of that name.</summary>
    private static CommandFacts? Find(Member member, IReadOnlyList<IOperation> words)
    {
        if (Text(member, words[0]) is not { } name)
        {
            return null;
        }

        return words.Count > 1 && Text(member, words[1]) is { } second && member.Types.ByName.TryGetValue($"{name} {second}", out var subcommand) ? subcommand
            : member.Types.ByName.TryGetValue(name, out var command) ? command
            : null;
    }

    private static string? Text(Member member, IOperation word)
    {
        var value = member.Receivers.Origin(word is IConversionOperation { OperatorMethod: not null } conversion ? conversion.Operand : word);
        return value.ConstantValue is { HasValue: true, Value: string text } ? text : null;
    }

    private static IReadOnlyList<IOperation>? Words(IInvocationOperation call)
    {
        var words = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "words")?.Value;
        while (words is IConversionOperation conversion)
        {
            words = conversion.Operand;
        }

        return words switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => null,
        };
    }
}
