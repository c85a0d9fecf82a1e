using System.Collections.Immutable;
using System.Reflection;

namespace Glide.Commands;

/// <summary>What is known about a command independently of its arguments. One instance a command, made by generated code.</summary>
public sealed class CommandDescriptor
{
    /// <summary>The version of the contract between generated code and this runtime.</summary>
    public const int CurrentContract = 1;

    /// <summary>Describes a command.</summary>
    /// <param name="name">The full name in upper case, with a space before a subcommand: <c>CLIENT KILL</c>.</param>
    /// <param name="contract">
    /// The contract version that the code was generated for. If it is not <see cref="CurrentContract"/>, running or queueing the command
    /// throws a <see cref="NotSupportedException"/>.
    /// </param>
    public CommandDescriptor(string name, int contract)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Contract = contract;
    }

    /// <summary>The contract version that the code was generated for.</summary>
    public int Contract { get; }

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

    /// <summary>Which word says how long the server may let the command wait; null if none does, or if its place is not known.</summary>
    public WaitWord? Wait { get; init; }

    /// <summary>Whether a replica may answer and an unanswered call may be sent again.</summary>
    public bool IsReadOnly => (Flags & CommandFlags.ReadOnly) != 0;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>
    /// Refuses a command whose code was generated for another runtime. It is asked here, before the command writes itself, and not where the
    /// descriptor is made: that is in a type's initializer, whose exceptions say nothing but that it failed.
    /// </summary>
    /// <param name="command">The command, whose assembly has to be built anew.</param>
    /// <exception cref="NotSupportedException">The code was generated for another contract version.</exception>
    internal void CheckContract(Type command)
    {
        if (Contract != CurrentContract)
        {
            throw OtherContract(command);
        }
    }

    private NotSupportedException OtherContract(Type command)
    {
        var runtime = typeof(CommandDescriptor).Assembly;
        return new NotSupportedException(
            $"The code for {Name} in {command.Assembly.GetName().Name} was generated for contract version {Contract}, but the runtime " +
            $"({runtime.GetName().Name} {runtime.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}) " +
            $"has version {CurrentContract}. Build {command.Assembly.GetName().Name} again, with the Glide.Generated package of the runtime's version.");
    }
}
