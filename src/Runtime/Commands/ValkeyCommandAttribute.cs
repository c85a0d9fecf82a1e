namespace Glide.Commands;

/// <summary>Tells which command a generated method sends or queues, for analyzers and other tools.</summary>
/// <param name="name">The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValkeyCommandAttribute(string name) : Attribute
{
    /// <summary>The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</summary>
    public string Name { get; } = name;
}
