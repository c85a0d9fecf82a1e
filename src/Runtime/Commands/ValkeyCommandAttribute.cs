namespace Glide.Commands;

/// <summary>
/// Tells which command a generated method sends or queues and what its spec says about it, for analyzers and other tools. The keys are the
/// arguments of the type <see cref="ValkeyKey"/>, by themselves or in others. On an assembly it tells about a command that has no method.
/// </summary>
/// <param name="name">The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ValkeyCommandAttribute(string name) : Attribute
{
    /// <summary>The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The version that introduced the command, such as <c>6.2.0</c>; null if it is not known.</summary>
    public string? Since { get; set; }

    /// <summary>What the spec says that it does and how it may be called.</summary>
    public CommandFlags Flags { get; set; }

    /// <summary>
    /// The word without which a command that is <see cref="CommandFlags.Blocking"/> does not wait at the server, such as <c>BLOCK</c>; null for one that always
    /// does.
    /// </summary>
    public string? WaitKeyword { get; set; }

    /// <summary>To which nodes of a cluster it goes.</summary>
    public RequestPolicy RequestPolicy { get; set; }

    /// <summary>What to use instead of a deprecated command, a command's name or a sentence; null if nothing is said.</summary>
    public string? ReplacedBy { get; set; }
}
