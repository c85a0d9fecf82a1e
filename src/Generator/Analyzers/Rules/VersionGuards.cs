using System.Linq;
using Glide.Generator.Analyzers.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Rules;

/// <summary>Tells where somebody has thought of older servers, so that nothing has to be said.</summary>
internal sealed class VersionGuards(Member member)
{
    private static readonly string[] Words = ["Version", "Support", "Feature", "Capab", "version", "support", "feature", "capab"];

    private readonly Lazy<bool> _asksForVersion = new(() => member.Everything.Any(AsksForVersion));
    private readonly Lazy<IOperation[]> _conditions = new(() => [.. member.Everything.Select(ConditionOf).OfType<IOperation>().Where(Speaks)]);

    /// <summary>Whether the call is made only where a condition about versions holds, or where its being refused is expected.</summary>
    public bool Holds(IOperation call)
        => _asksForVersion.Value
            || _conditions.Value.Any(condition => condition.Syntax.SpanStart < call.Syntax.SpanStart)
            || IsTried(call);

    /// <summary>Whether the member has to do with versions: it may know what it does.</summary>
    private static bool AsksForVersion(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "ServerVersion" } => true,
        _ => operation.Type is { Name: "Version", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    /// <summary>What decides on the way that is taken; null for an operation that has one way only.</summary>
    private static IOperation? ConditionOf(IOperation operation) => operation switch
    {
        IConditionalOperation conditional => conditional.Condition,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => binary.LeftOperand,
        ISwitchOperation choice => choice.Value,
        ISwitchExpressionOperation choice => choice.Value,
        ISwitchExpressionArmOperation arm => arm.Guard,
        IPatternCaseClauseOperation clause => clause.Guard,
        IWhileLoopOperation loop => loop.Condition,
        _ => null,
    };

    /// <summary>Whether a condition names something after a version, or after what a server supports.</summary>
    private static bool Speaks(IOperation condition) => condition.DescendantsAndSelf().Select(NameOf).OfType<string>()
        .Any(name => Words.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0));

    private static string? NameOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation reference => reference.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        _ => null,
    };

    /// <summary>Whether the error that a server answers to a command it does not know is caught by its own type.</summary>
    private static bool IsTried(IOperation call)
    {
        for (var child = call; child.Parent is { } parent; child = parent)
        {
            if (parent is ITryOperation attempt && ReferenceEquals(attempt.Body, child) && attempt.Catches.Any(one => one.ExceptionType.Name == "ValkeyServerException"))
            {
                return true;
            }
        }

        return false;
    }
}
