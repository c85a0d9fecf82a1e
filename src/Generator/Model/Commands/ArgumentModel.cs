namespace Glide.Generator.Model.Commands;

/// <summary>An argument in C#: a parameter of a method, a property of an options type, or a parameter of a factory.</summary>
/// <param name="Name">The name as a parameter, without the escape that a keyword needs.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The C# type of one element, without a question mark.</param>
/// <param name="IsReferenceType">Whether that type is a class.</param>
/// <param name="Scalar">How a scalar is written.</param>
/// <param name="Tokens">The words before the value; for a flag the words that it stands for; for a switch those for true and false.</param>
/// <param name="Absence">What stands for its not being given.</param>
/// <param name="IsMultiple">Whether there may be several.</param>
/// <param name="RepeatsTokens">Whether the tokens stand before each element.</param>
/// <param name="Count">Whether the number of elements is written before them.</param>
/// <param name="WritesAll">Whether the type writes a span of itself by a static method, because elements do not follow one another on the wire.</param>
/// <param name="Summary">What it is, as sentences for the XML docs.</param>
/// <param name="Since">The version that introduced it, if not every supported server knows it; null otherwise.</param>
internal sealed record ArgumentModel(
    string Name,
    ArgumentKind Kind,
    string Type,
    bool IsReferenceType,
    ScalarKind Scalar,
    EquatableArray<string> Tokens,
    Absence Absence,
    bool IsMultiple,
    bool RepeatsTokens,
    CountWord Count,
    bool WritesAll,
    string Summary,
    string? Since)
{
    /// <summary>What it is and since when, for the XML docs.</summary>
    public string Documentation => Since is null ? Summary : $"{Summary} Since {Since}.";

    /// <summary>Whether it may be left out.</summary>
    public bool IsOptional => Absence != Absence.None;

    /// <summary>Whether it is always exactly one word, so that the number of words can be told beforehand.</summary>
    public bool IsOneWord => Absence == Absence.None && !IsMultiple && Kind is ArgumentKind.Scalar or ArgumentKind.Enum or ArgumentKind.Switch && !IsOptional;
}
