using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE1003: a write that goes where a replica may be, or through a client that only reads, alone or in a batch.</summary>
internal static class ReplicaWriteRule
{
    private const string ReadOnlyClient = "a client that is made with ReadOnly";

    public static void Check(Member member, Action<Diagnostic> report)
    {
        foreach (var call in member.Calls.Where(call => call.Facts.IsWrite))
        {
            Report(call, WhereOf(member, call.Receiver), report);
        }

        foreach (var execution in member.Operations.OfType<IInvocationOperation>())
        {
            if (execution.TargetMethod.Name == "ExecuteAsync" && member.Types.IsOfClient(execution.TargetMethod) && WhereOf(member, execution) is { } where)
            {
                foreach (var call in Executed(member, execution).Where(call => call.Facts.IsWrite))
                {
                    Report(call, where, report);
                }
            }
        }
    }

    private static void Report(CommandCall call, string? where, Action<Diagnostic> report)
    {
        if (where is not null)
        {
            report(Diagnostic.Create(AnalyzerRules.WriteToReplica, call.NameLocation, call.Facts.Name, where));
        }
    }

    /// <summary>Where commands that are called on it go, if a replica may be there.</summary>
    private static string? WhereOf(Member member, IOperation receiver)
        => member.Receivers.Origin(receiver) is IPropertyReferenceOperation { Property.Name: "OnAllNodes" } all && member.Types.IsOfClient(all.Property)
            ? "all nodes, replicas included"
            : Describe(member, member.Receivers.Route(receiver)) ?? (IsReadOnly(member, receiver) ? ReadOnlyClient : null);

    /// <summary>Where a batch goes, if a replica may be there.</summary>
    private static string? WhereOf(Member member, IInvocationOperation execution)
    {
        var options = execution.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "options" && argument.ArgumentKind != ArgumentKind.DefaultValue);
        return options is not null && Assigned(member, options.Value, "Route") is { } route
            ? Describe(member, member.Receivers.Origin(route))
            : CommandCall.ReceiverOf(execution) is { } client && IsReadOnly(member, client) ? ReadOnlyClient : null;
    }

    /// <summary>The commands that are surely in a batch when it is executed.</summary>
    private static IEnumerable<CommandCall> Executed(Member member, IInvocationOperation execution)
    {
        foreach (var argument in execution.Arguments)
        {
            if (argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } function })
            {
                var made = function.Symbol.Parameters[0];
                return member.Calls.Where(call => BatchChain.Start(call.Receiver, member.Types) is IParameterReferenceOperation parameter
                    && GlideTypes.Same(parameter.Parameter, made) && Ways.IsAlwaysIn(function, call.Operation));
            }

            if (GlideTypes.Is(argument.Value.Type, member.Types.Batch) && member.Batches.Of(argument.Value) is { } root and not IFieldSymbol)
            {
                return member.Calls.Where(call => GlideTypes.Is(call.Receiver.Type, member.Types.Batch)
                    && root.Equals(member.Batches.Of(call.Receiver)) && Ways.IsAlwaysBefore(member, call.Operation, execution));
            }
        }

        return [];
    }

    private static string? Describe(Member member, IOperation? route) => route switch
    {
        IPropertyReferenceOperation { Property: { Name: "RandomNode" } property } when GlideTypes.Same(property.ContainingType, member.Types.Route)
            => "a random node, which may be a replica",
        IPropertyReferenceOperation { Property: { Name: "AllNodes" } property } when GlideTypes.Same(property.ContainingType, member.Types.Route)
            => "all nodes, replicas included",
        IInvocationOperation call when GlideTypes.Same(call.TargetMethod.ContainingType, member.Types.Route) && call.Arguments.Any(argument => IsReplica(member, argument))
            => "a replica",
        _ => null,
    };

    private static bool IsReplica(Member member, IArgumentOperation argument)
        => argument.Parameter?.Type.Name == "NodeRole" && member.Receivers.Origin(argument.Value).ConstantValue is { HasValue: true, Value: int role } && role == member.Types.ReplicaRole;

    /// <summary>Whether the client is made in this member with options that say so there.</summary>
    private static bool IsReadOnly(Member member, IOperation receiver)
    {
        var origin = member.Receivers.Origin(receiver);
        while (origin is IInvocationOperation { TargetMethod.Name: "With", Instance: { } client } view && member.Types.IsOfClient(view.TargetMethod))
        {
            origin = member.Receivers.Origin(client);
        }

        return member.Receivers.AwaitedCall(origin) is { TargetMethod: { Name: "ConnectAsync", IsStatic: true }, Arguments.Length: > 0 } connect
            && member.Types.IsOfClient(connect.TargetMethod)
            && Assigned(member, connect.Arguments[0].Value, "ReadOnly")?.ConstantValue is { HasValue: true, Value: true };
    }

    /// <summary>What a property of options is set to where these are made, or changed last; null if it is not, or not there.</summary>
    private static IOperation? Assigned(Member member, IOperation options, string property)
    {
        var origin = member.Receivers.Origin(options);
        while (true)
        {
            var (initializer, before) = origin switch
            {
                IObjectCreationOperation creation => (creation.Initializer, null),
                IWithOperation changed => (changed.Initializer, changed.Operand),
                _ => (null, (IOperation?)null),
            };
            if (initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property) is { } assigned)
            {
                return assigned.Value;
            }

            if (before is null)
            {
                return null;
            }

            origin = member.Receivers.Origin(before);
        }
    }
}
