namespace Glide.Commands;

/// <summary>
/// Tells that something came later than the command that it belongs to, for analyzers and other tools: a method, an argument, or some of what can
/// be given as an argument.
/// </summary>
/// <param name="version">The version that introduced it, such as <c>8.1.0</c>.</param>
/// <param name="members">
/// On a parameter: the members of its type that came with this version (properties, alternatives, members of an enumeration), for this command;
/// members of members behind a dot. None for the parameter as a whole.
/// </param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field,
    AllowMultiple = true)]
public sealed class ValkeySinceAttribute(string version, params string[] members) : Attribute
{
    /// <summary>The version that introduced it, such as <c>8.1.0</c>.</summary>
    public string Version { get; } = version;

    /// <summary>The members of a parameter's type that are meant; empty for the whole.</summary>
    public IReadOnlyList<string> Members { get; } = members;
}
