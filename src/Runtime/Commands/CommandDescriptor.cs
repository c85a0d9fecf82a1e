using System.Collections.Immutable;

namespace Glide.Commands;

/// <summary>What is known about a command independently of its arguments. One instance a command, made by generated code.</summary>
public sealed class CommandDescriptor
{
    /// <summary>The version of the contract between generated code and this runtime.</summary>
    public const int CurrentContract = 1;

    /// <summary>Describes a command.</summary>
    /// <param name="name">The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</param>
    /// <param name="contract">The contract version that the code was generated for.</param>
    /// <exception cref="NotSupportedException">The code was generated for another contract version.</exception>
    public CommandDescriptor(string name, int contract)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (contract != CurrentContract)
        {
            throw new NotSupportedException(
                $"The code for {name} was generated for contract version {contract}; this runtime speaks version {CurrentContract}. " +
                "Use the same version of Glide.Generated and Glide.Generated.Runtime, and rebuild.");
        }

        Name = name;
    }

    /// <summary>The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</summary>
    public string Name { get; }

    /// <summary>The first server version that knows the command; earlier than 7.2 means every supported server.</summary>
    public Version Since { get; init; } = new(1, 0, 0);

    /// <summary>The number of words including the command's own; negative: at least so many.</summary>
    public int Arity { get; init; }

    /// <summary>The flags.</summary>
    public CommandFlags Flags { get; init; }

    /// <summary>To which nodes of a cluster the command goes.</summary>
    public RequestPolicy RequestPolicy { get; init; }

    /// <summary>How the replies of several nodes fold into one.</summary>
    public ResponsePolicy ResponsePolicy { get; init; }

    /// <summary>Where the keys stand among the words; empty for a command without keys.</summary>
    public ImmutableArray<KeySpec> KeySpecs { get; init; } = [];

    /// <summary>The number of the word that names the slot which the command is about, counted from the command's name as 0; 0 for none.</summary>
    public int SlotArgument { get; init; }

    /// <summary>Whether a replica may answer and an unanswered call may be sent again.</summary>
    public bool IsReadOnly => (Flags & CommandFlags.ReadOnly) != 0;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
