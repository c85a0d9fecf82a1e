using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>The operator <c>?.</c>: what stands behind it is called on what stands before it, if that is there.</summary>
internal static class ConditionalAccess
{
    /// <summary>The access whose first part an operation stands for.</summary>
    public static IConditionalAccessOperation? Of(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        while (child.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, child))
            {
                return access;
            }

            child = parent;
        }

        return null;
    }

    /// <summary>What stands for the first part of an access within the second.</summary>
    public static IConditionalAccessInstanceOperation? InstanceOf(IConditionalAccessOperation access)
        => access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault(instance => ReferenceEquals(Of(instance), access));

    /// <summary>The operation with the conversions around it, and the accesses that end with it and have its value.</summary>
    public static IOperation Outer(IOperation operation)
    {
        var outer = operation;
        while (outer.Parent is IConversionOperation { OperatorMethod: null } || (outer.Parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, outer)))
        {
            outer = outer.Parent;
        }

        return outer;
    }
}
