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
    private Member(GlideTypes types, ImmutableArray<IOperation> blocks)
    {
        Types = types;
        Operations = [.. blocks.SelectMany(block => block.DescendantsAndSelf())];
        foreach (var operation in Operations)
        {
            Locals.Visit(operation);
        }

        Calls = [.. Operations.OfType<IInvocationOperation>().Select(call => CommandCall.Of(call, types)).OfType<CommandCall>()];
        Text = new KeyText(Locals);
        Keys = new KeyCollector(this);
        Receivers = new Receivers(this);
    }

    public GlideTypes Types { get; }

    /// <summary>Everything that happens in it, lambdas and local functions included.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    /// <summary>The commands that it sends or queues.</summary>
    public IReadOnlyList<CommandCall> Calls { get; }

    public Locals Locals { get; } = new();

    public KeyText Text { get; }

    public KeyCollector Keys { get; }

    public Receivers Receivers { get; }

    public static Member Of(GlideTypes types, ImmutableArray<IOperation> blocks) => new(types, blocks);
}
