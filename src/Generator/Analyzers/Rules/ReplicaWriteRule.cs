using System.Linq;
using Glide.Generator.Analyzers.Members;
using Glide.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>GLIDE1003: a write that goes where a replica may be, or through a client that only reads.</summary>
internal static class ReplicaWriteRule
{
    public static void Check(Member member, Action<Diagnostic> report)
    {
        foreach (var call in member.Calls.Where(call => call.Facts.IsWrite))
        {
            string? where = RoutedTo(member, call.Receiver) ?? (IsReadOnly(member, call.Receiver) ? "a client that is made with ReadOnly" : null);
            if (where is not null)
            {
                report(Diagnostic.Create(AnalyzerRules.WriteToReplica, call.NameLocation, call.Facts.Name, where));
            }
        }
    }

    /// <summary>Where a view leads, if a replica may be there.</summary>
    private static string? RoutedTo(Member member, IOperation receiver)
    {
        if (member.Receivers.Origin(receiver) is IPropertyReferenceOperation { Property.Name: "OnAllNodes" } all && GlideTypes.IsOfClient(all.Property.ContainingType))
        {
            return "all nodes, replicas included";
        }

        return member.Receivers.Route(receiver) switch
        {
            IPropertyReferenceOperation { Property: { Name: "RandomNode" } property } when GlideTypes.Same(property.ContainingType, member.Types.Route)
                => "a random node, which may be a replica",
            IPropertyReferenceOperation { Property: { Name: "AllNodes" } property } when GlideTypes.Same(property.ContainingType, member.Types.Route)
                => "all nodes, replicas included",
            IInvocationOperation route when GlideTypes.Same(route.TargetMethod.ContainingType, member.Types.Route) && route.Arguments.Any(argument => IsReplica(member, argument))
                => "a replica",
            _ => null,
        };
    }

    private static bool IsReplica(Member member, IArgumentOperation argument)
        => argument.Parameter?.Type.Name == "NodeRole" && member.Receivers.Origin(argument.Value).ConstantValue is { HasValue: true, Value: int role } && role == member.Types.ReplicaRole;

    /// <summary>Whether the client is made in this member with options that say so there.</summary>
    private static bool IsReadOnly(Member member, IOperation receiver)
    {
        var origin = member.Receivers.Origin(receiver);
        while (origin is IInvocationOperation { TargetMethod.Name: "With", Instance: { } client } view && GlideTypes.IsOfClient(view.TargetMethod.ContainingType))
        {
            origin = member.Receivers.Origin(client);
        }

        if (origin is not IAwaitOperation { Operation: var awaited })
        {
            return false;
        }

        if (awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
        {
            awaited = configured;
        }

        return awaited is IInvocationOperation { TargetMethod: { Name: "ConnectAsync", IsStatic: true } } connect
            && GlideTypes.IsOfClient(connect.TargetMethod.ContainingType)
            && Initializer(member.Receivers.Origin(connect.Arguments[0].Value)) is { } initializer
            && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(assignment
                => assignment is { Target: IPropertyReferenceOperation { Property.Name: "ReadOnly" }, Value.ConstantValue: { HasValue: true, Value: true } });
    }

    private static IObjectOrCollectionInitializerOperation? Initializer(IOperation options) => options switch
    {
        IObjectCreationOperation creation => creation.Initializer,
        IWithOperation changed => changed.Initializer,
        _ => null,
    };
}
