using Glide.Generator.Model.Replies;

namespace Glide.Generator.Model.Commands;

/// <summary>One method of the surface together with the struct that it sends.</summary>
/// <param name="Name">The method's name without <c>Async</c>.</param>
/// <param name="StructName">The struct's name.</param>
/// <param name="Parameters">The parameters in the order of the signature.</param>
/// <param name="Steps">What is written after the command's own words.</param>
/// <param name="Options">The parameter whose properties are the arguments that stand in options; null if there is none.</param>
/// <param name="HasParams">Whether the last parameter is a <c>params</c> span.</param>
/// <param name="Reply">What comes back.</param>
/// <param name="Summary">What it does, for the XML docs.</param>
/// <param name="Returns">What the result is and what null means, for the XML docs; null if the type says it.</param>
internal sealed record MethodModel(
    string Name,
    string StructName,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<WriteStep> Steps,
    string? Options,
    bool HasParams,
    ReplyType Reply,
    string Summary,
    string? Returns)
{
    /// <summary>The version that introduced what sets the method apart from the command's own; null if it came with the command.</summary>
    public string? Since { get; init; }

    /// <summary>Whether the value may be large, so that it can also be had in pooled memory or in the caller's buffer.</summary>
    public bool IsLarge { get; init; }

    /// <summary>The expression that makes one reply of several nodes' <c>parts</c>; null if the command's policies never ask for it.</summary>
    public string? Fold { get; init; }
}
