namespace Glide.Generator.Model.Commands;

/// <summary>A parameter of a method: an argument, or all options together.</summary>
/// <param name="Name">The name without the escape that a keyword needs.</param>
/// <param name="Type">The complete C# type.</param>
/// <param name="Default">The default value as C#; null if it must be given.</param>
/// <param name="IsSpan">Whether it is a span, which makes the command a ref struct.</param>
/// <param name="MustHoldItems">Whether an empty span is refused.</param>
/// <param name="Summary">A sentence for the XML docs.</param>
internal sealed record ParameterModel(string Name, string Type, string? Default, bool IsSpan, bool MustHoldItems, string Summary)
{
    /// <summary>What of it came later than the command.</summary>
    public EquatableArray<LaterMember> Later { get; init; } = [];
}
