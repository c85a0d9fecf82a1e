using Glide.Commands;

namespace Glide;

/// <summary>
/// The typed command surface as an interface, for test doubles, decorators and extension methods: what a client of one server and a client
/// of a cluster have in common.
/// </summary>
/// <remarks>A new version of Valkey adds members here; implement it by deriving from a decorator base or a mocking library.</remarks>
public partial interface IValkeyCommands
{
    /// <summary>Runs the commands of this surface; for commands of your own.</summary>
    CommandExecutor Executor { get; }

    /// <inheritdoc cref="ValkeyCommands.CustomCommandAsync(ReadOnlySpan{ValkeyValue})"/>
    ValueTask<ValkeyReply> CustomCommandAsync(params ReadOnlySpan<ValkeyValue> words);

    /// <inheritdoc cref="ValkeyCommands.CustomCommandAsync(ReadOnlySpan{ValkeyValue}, CancellationToken)"/>
    ValueTask<ValkeyReply> CustomCommandAsync(ReadOnlySpan<ValkeyValue> words, CancellationToken cancellationToken);
}
