using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Glide.Generator.Analyzers.Keys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>A method, a property, an initializer or a whole program of top-level statements: as far as the rules look for what is certain.</summary>
internal sealed class Member
{
    private static readonly string[] Expecting = ["Throw", "Catch", "Exception"];

    private Member(GlideTypes types, List<IOperation> everything, List<IOperation> operations)
    {
        Types = types;
        Everything = everything;
        Operations = operations;
        foreach (var operation in everything)
        {
            Locals.Visit(operation, types);
        }

        Calls = [.. operations.OfType<IInvocationOperation>().Select(call => CommandCall.Of(call, types)).OfType<CommandCall>()];
        var changes = new Changes(this);
        Text = new KeyText(Locals, changes);
        Keys = new KeyCollector(this, changes);
        Receivers = new Receivers(this);
        Batches = new BatchRoots(this);
    }

    public GlideTypes Types { get; }

    /// <summary>Everything that stands in it, lambdas and local functions included.</summary>
    public IReadOnlyList<IOperation> Everything { get; }

    /// <summary>What happens in it and is meant to succeed: not what expression trees only describe, nor what a test expects to fail.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    /// <summary>The commands that it sends or queues.</summary>
    public IReadOnlyList<CommandCall> Calls { get; }

    public Locals Locals { get; } = new();

    public KeyText Text { get; }

    public KeyCollector Keys { get; }

    public Receivers Receivers { get; }

    public BatchRoots Batches { get; }

    /// <summary>The member; null if it has nothing to do with the client, so that nothing more has to be looked at.</summary>
    public static Member? Of(GlideTypes types, ImmutableArray<IOperation> blocks)
    {
        var everything = new List<IOperation>();
        var operations = new List<IOperation>();
        foreach (var block in blocks)
        {
            Gather(block, everything, operations, isMeant: true);
        }

        return operations.Exists(operation => IsOfClient(operation, types)) ? new Member(types, everything, operations) : null;
    }

    private static void Gather(IOperation operation, List<IOperation> everything, List<IOperation> operations, bool isMeant)
    {
        everything.Add(operation);
        isMeant = isMeant && !IsOnlyDescribed(operation) && !IsMeantToFail(operation);
        if (isMeant)
        {
            operations.Add(operation);
        }

        foreach (var child in operation.ChildOperations)
        {
            Gather(child, everything, operations, isMeant);
        }
    }

    private static bool IsOfClient(IOperation operation, GlideTypes types) => operation switch
    {
        IInvocationOperation call => types.IsOfClient(call.TargetMethod) || types.FactsOf(call.TargetMethod) is not null,
        IObjectCreationOperation creation => GlideTypes.Is(creation.Type, types.Batch),
        _ => false,
    };

    /// <summary>Whether it is an expression tree: mocks are told by these which calls to expect, and nobody makes the calls.</summary>
    private static bool IsOnlyDescribed(IOperation operation)
        => operation.Type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } }
            && operation is IConversionOperation { Operand: IAnonymousFunctionOperation };

    /// <summary>Whether it is given to <c>Assert.Throws</c> and its like, whatever the framework calls them: what fails there is meant to fail.</summary>
    private static bool IsMeantToFail(IOperation operation)
        => operation is IArgumentOperation { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation }, Parent: IInvocationOperation call }
            && Expecting.Any(word => call.TargetMethod.Name.StartsWith(word, StringComparison.Ordinal));
}
