using Glide.Commands;

namespace Glide;

/// <summary>
/// The commands that every batch can hold: one pair of methods for each, generated from Valkey's own specs. One returns the handle to ask
/// the results with; the other hands it out as its first argument and returns the batch, for chains (<c>out _</c> where nobody asks).
/// </summary>
/// <typeparam name="TSelf">The batch.</typeparam>
/// <remarks>
/// Left out is what cannot run among others: commands that wait at the server, that speak about their own connection, that are not
/// answered by one reply, or that mean one certain node of a cluster.
/// </remarks>
public abstract partial class BatchCommands<TSelf> : CommandBatch
    where TSelf : BatchCommands<TSelf>
{
    private protected BatchCommands(bool isAtomic, bool isForCluster)
        : base(isAtomic, isForCluster)
    {
    }

    /// <summary>The batch itself.</summary>
    private protected TSelf Self => (TSelf)this;

    /// <summary>Queues a command that is given as words, such as one of a module that has no typed method.</summary>
    /// <param name="words">The command's name and its arguments, one word each.</param>
    /// <returns>What to ask the results for the reply with.</returns>
    /// <exception cref="ArgumentException">There are no words; the batch is as it was.</exception>
    /// <exception cref="InvalidOperationException">
    /// The command waits at the server, speaks about its own connection, is answered by something else than one reply, or may not run inside
    /// a transaction and the batch is atomic; the batch is as it was.
    /// </exception>
    public Queued<ValkeyReply> CustomCommand(params ReadOnlySpan<ValkeyValue> words) =>
        EnqueueRaw(Glide.CustomCommand.Check(words, hasOwnConnection: false), words);

    /// <inheritdoc cref="CustomCommand(ReadOnlySpan{ValkeyValue})"/>
    /// <param name="queued">What to ask the results for the reply with.</param>
    /// <param name="words">The command's name and its arguments, one word each.</param>
    /// <returns>The batch.</returns>
    public TSelf CustomCommand(out Queued<ValkeyReply> queued, params ReadOnlySpan<ValkeyValue> words)
    {
        queued = CustomCommand(words);
        return Self;
    }
}
