using Glide.Commands;

namespace Glide;

/// <summary>
/// The typed command surface: one method for each command of Valkey, generated from Valkey's own specs. A client, a view of it and a
/// session all offer it.
/// </summary>
/// <remarks>
/// Every method returns a <see cref="ValueTask"/> that is awaited once; call <c>AsTask()</c> to keep it, to await it twice or to combine it.
/// Arguments given as spans are encoded before the method returns. Commands of one caller run in the order of the calls, awaited or not,
/// except that one which had to be sent again after a lost connection may come later.
/// </remarks>
public abstract partial class ValkeyCommands : IValkeyCommands
{
    /// <summary>No word of a command's name is longer; the second word may as well be a large value.</summary>
    private const int LongestWord = 64;

    private protected ValkeyCommands(CommandExecutor executor) => Executor = executor;

    /// <summary>Runs the commands of this surface; for commands of your own.</summary>
    public CommandExecutor Executor { get; }

    /// <summary>Whether no other caller's commands run on the connection.</summary>
    private protected virtual bool HasOwnConnection => false;

    /// <summary>Runs a command that is given as words, such as one of a module that has no typed method.</summary>
    /// <param name="words">The command's name and its arguments, one word each.</param>
    /// <returns>Whatever the server answers.</returns>
    /// <exception cref="ArgumentException">There are no words; nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">
    /// The command speaks about its own connection and needs a session, or is answered by something else than one reply.
    /// </exception>
    /// <exception cref="ValkeyServerException">The server answered with an error.</exception>
    public ValueTask<ValkeyReply> CustomCommandAsync(params ReadOnlySpan<ValkeyValue> words) =>
        CustomCommandAsync(words, CancellationToken.None);

    /// <inheritdoc cref="CustomCommandAsync(ReadOnlySpan{ValkeyValue})"/>
    /// <param name="words">The command's name and its arguments, one word each.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public ValueTask<ValkeyReply> CustomCommandAsync(ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken)
    {
        if (words.IsEmpty)
        {
            throw new ArgumentException("A command has at least its name.", nameof(words));
        }

        var descriptor = FindDescriptor(words);
        if (descriptor is not null)
        {
            CheckConnection(descriptor);
        }

        return Executor.ExecuteRawAsync(descriptor, words, cancellationToken);
    }

    /// <summary>Refuses what would leave its traces on a connection that others use, or could never be answered.</summary>
    private void CheckConnection(CommandDescriptor descriptor)
    {
        if ((descriptor.Flags & CommandFlags.Unanswered) != 0)
        {
            throw new InvalidOperationException(
                $"{descriptor.Name} is not answered by one reply: pushed messages, a stream or silence come instead. Nothing was sent.");
        }

        if ((descriptor.Flags & CommandFlags.SessionBound) != 0 && !HasOwnConnection)
        {
            throw new InvalidOperationException(
                $"{descriptor.Name} speaks about the connection that carries it, and this one carries everybody's commands; " +
                "run it on a session (OpenSessionAsync). Nothing was sent.");
        }
    }

    /// <summary>What the specs know of a command given as words; null if they do not know it.</summary>
    private static CommandDescriptor? FindDescriptor(ReadOnlySpan<ValkeyValue> words)
    {
        if (words[0].Length > LongestWord)
        {
            return null;
        }

        var name = words[0].ToString().ToUpperInvariant();
        return (words.Length > 1 && words[1].Length <= LongestWord ? CommandRegistry.Find($"{name} {words[1].ToString().ToUpperInvariant()}") : null)
            ?? CommandRegistry.Find(name);
    }
}
