using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>Operations that hold a thread until a task is complete.</summary>
internal static class Waits
{
    /// <summary>The task that is waited for; null for an operation that does not wait.</summary>
    public static IOperation? TaskOf(IOperation? operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } task } => task,
        IInvocationOperation { TargetMethod: { Name: "Wait", ContainingType.Name: "Task" }, Instance: { } task } => task,
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } } => task,
        _ => null,
    };
}
