using Glide.Batches;
using Glide.Protocol;

namespace Glide.Commands;

/// <summary>
/// Commands that are sent together. They are encoded as they are queued, so their arguments need not outlive the call that queues them
/// (values from 16 KiB on are sent from where they stand and must not change before the batch has been executed).
/// </summary>
/// <remarks>
/// Executing does not change a batch: it may be executed again, also at the same time from several threads. Queueing is for one thread at a
/// time, and not while the batch is being handed over to a client.
/// </remarks>
public abstract class CommandBatch
{
    private const int InitialEntries = 8;
    private const string WaitsAtServer = "waits at the server, and all that comes behind it would wait too";

    private static readonly CommandDescriptor Reading = new("The batch", CommandDescriptor.CurrentContract) { Flags = CommandFlags.ReadOnly };
    private static readonly CommandDescriptor Writing = new("The batch", CommandDescriptor.CurrentContract) { Flags = CommandFlags.Write };
    private static readonly CommandDescriptor Neither = new("The batch", CommandDescriptor.CurrentContract);

    // Never written to again behind its count, so that the results of an earlier execution can go on reading it.
    private BatchEntry[] _entries = new BatchEntry[InitialEntries];
    private bool _onlyReads = true;
    private bool _writes;

    private protected CommandBatch(bool isAtomic, bool isForCluster)
    {
        IsAtomic = isAtomic;
        Request.TracksKeys = isForCluster;
    }

    /// <summary>How many commands are queued.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the commands run as one, between MULTI and EXEC.</summary>
    public bool IsAtomic { get; }

    /// <summary>The encoded commands, one after the other.</summary>
    internal RequestBuffer Request { get; } = new() { KeepsArrays = true };

    /// <summary>What is known about each command; there are more elements than commands.</summary>
    internal BatchEntry[] Entries => _entries;

    /// <summary>The slot of an atomic batch's keys in a cluster; <see cref="RequestBuffer.NoSlot"/> for any other batch, or without keys.</summary>
    internal int Slot { get; private set; } = RequestBuffer.NoSlot;

    /// <summary>Whether a command may run at several nodes.</summary>
    internal bool MayHaveParts { get; private set; }

    /// <summary>What is known of all commands together, as one call: whether it may be sent again, and whether it may be sent at all.</summary>
    internal CommandDescriptor OwnDescriptor => _onlyReads ? Reading : _writes ? Writing : Neither;

    /// <summary>Queues a command: what generated methods call, and how a command of your own is queued.</summary>
    /// <param name="command">The command with its arguments.</param>
    /// <returns>What to ask for the command's reply with.</returns>
    /// <exception cref="ArgumentException">
    /// An argument cannot be sent, or the keys belong to several slots of a cluster where one is needed; the batch is as it was.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The command waits at the server, speaks about its own connection, is answered by something else than one reply, or may not run inside
    /// a transaction and the batch is atomic; the batch is as it was.
    /// </exception>
    /// <exception cref="NotSupportedException">The command's code was generated for another contract version; the batch is as it was.</exception>
    public unsafe Queued<TReply> Enqueue<TCommand, TReply>(scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        delegate*<ref RespReader, TReply> read = &TCommand.Read;
        delegate*<ReplyParts<TReply>, TReply> fold = &TCommand.Fold;
        Add<TCommand, TReply>(in command, TCommand.Descriptor, (nint)read, (nint)fold);
        return new Queued<TReply>(this, Count - 1);
    }

    /// <summary>Queues a command that answers OK or an error.</summary>
    /// <inheritdoc cref="Enqueue{TCommand, TReply}(in TCommand)"/>
    public Queued Enqueue<TCommand>(scoped in TCommand command)
        where TCommand : struct, ICommand<TCommand, Nothing>, allows ref struct => Enqueue<TCommand, Nothing>(in command);

    /// <summary>Queues a command that is given as words.</summary>
    /// <param name="descriptor">What the specs know of it; null for nothing, which makes it an ordinary write.</param>
    /// <param name="words">The words.</param>
    internal unsafe Queued<ValkeyReply> EnqueueRaw(CommandDescriptor? descriptor, ReadOnlySpan<ValkeyValue> words)
    {
        if (descriptor is { Wait: null } && (descriptor.Flags & CommandFlags.Blocking) != 0)
        {
            // Whether it waits nobody can tell.
            throw Refused(descriptor, WaitsAtServer);
        }

        delegate*<ref RespReader, ValkeyReply> read = &RawCommand.Read;
        delegate*<ReplyParts<ValkeyReply>, ValkeyReply> fold = &RawCommand.Fold;
        Add<RawCommand, ValkeyReply>(new RawCommand(descriptor, words), descriptor ?? RawCommand.Descriptor, (nint)read, (nint)fold);
        return new Queued<ValkeyReply>(this, Count - 1);
    }

    /// <summary>The index that a handle stands for, if it is one of this batch.</summary>
    /// <exception cref="ArgumentException">It belongs to another batch or to none.</exception>
    internal int IndexOf(Queued handle) => ReferenceEquals(handle.Batch, this)
        ? handle.Index
        : throw new ArgumentException(handle.Batch is null ? "The handle stands for no command." : "The handle belongs to another batch.", nameof(handle));

    /// <summary>What a command is called in messages.</summary>
    internal string NameOf(in BatchEntry entry) => RawCommand.NameOf(entry.Descriptor, Request.Written[entry.Offset..]);

    private void Add<TCommand, TReply>(scoped in TCommand command, CommandDescriptor descriptor, nint read, nint fold)
        where TCommand : struct, ICommand<TCommand, TReply>, allows ref struct
    {
        TCommand.Descriptor.CheckContract(typeof(TCommand));
        CheckPlace(descriptor);
        var request = Request;
        var (offset, externals, keys) = (request.Length, request.ExternalCount, request.KeyCount);
        request.ForgetSlots();
        try
        {
            var writer = new RespWriter(request);
            command.Write(ref writer);
            writer.Complete();
            if (request.IsBlocking)
            {
                throw Refused(descriptor, WaitsAtServer);
            }

            if (request.TracksKeys)
            {
                BatchSlots.Check(this, descriptor, keys);
            }
        }
        catch
        {
            request.Truncate(offset, externals, keys);
            throw;
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * Count);
        }

        _entries[Count++] = new BatchEntry(descriptor, read, fold, offset, externals, keys, request.ArgumentCount, request.Slot);
        Note(descriptor, request.Slot);
    }

    private void Note(CommandDescriptor descriptor, int slot)
    {
        _onlyReads &= descriptor.IsReadOnly;
        _writes |= (descriptor.Flags & CommandFlags.Write) != 0;
        MayHaveParts |= slot == RequestBuffer.SeveralSlots || descriptor.RequestPolicy is RequestPolicy.AllNodes or RequestPolicy.AllShards;
        if (IsAtomic && slot >= 0)
        {
            Slot = slot;
        }
    }

    private void CheckPlace(CommandDescriptor descriptor)
    {
        const CommandFlags Unfit = CommandFlags.SessionBound | CommandFlags.Unanswered | CommandFlags.NoMulti;
        if ((descriptor.Flags & Unfit) == 0)
        {
            return;
        }

        if ((descriptor.Flags & CommandFlags.Unanswered) != 0)
        {
            throw Refused(descriptor, "is not answered by one reply");
        }

        if ((descriptor.Flags & CommandFlags.SessionBound) != 0)
        {
            throw Refused(descriptor, "speaks about the connection that carries it");
        }

        if (IsAtomic)
        {
            throw Refused(descriptor, "may not run inside a transaction");
        }
    }

    private static InvalidOperationException Refused(CommandDescriptor descriptor, string reason) =>
        new($"{descriptor.Name} {reason}, so it cannot be part of this batch.");
}
