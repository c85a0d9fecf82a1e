using Glide.Commands;

namespace Glide;

/// <summary>
/// The typed command surface: methods for the commands of Valkey, generated from Valkey's own specs. A client, a view of it and a
/// session all offer it, and so does a client of a cluster. Commands whose reply speaks about one server are on
/// <see cref="ValkeyNodeCommands"/>, and with each node's reply on <see cref="ValkeyClusterCommands"/>.
/// </summary>
/// <remarks>
/// Every method returns a <see cref="ValueTask"/> that is awaited once; call <c>AsTask()</c> to keep it, to await it twice or to combine it.
/// Arguments given as spans are encoded before the method returns. Commands of one caller run in the order of the calls, awaited or not,
/// except that one which had to be sent again after a lost connection may come later.
/// </remarks>
public abstract partial class ValkeyCommands : IValkeyCommands
{
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
        var descriptor = CustomCommand.Check(words, HasOwnConnection);
        return Executor.ExecuteRawAsync(descriptor, words, cancellationToken);
    }
}
