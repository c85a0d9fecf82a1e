using System.Runtime.CompilerServices;
using Glide.Cluster;
using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections;

/// <summary>
/// One call on its way: the encoded request, its deadline, and who may still touch it. Everything past encoding (queueing, sending,
/// retrying, timing out) works on this type alone and does not know the reply's type.
/// </summary>
/// <remarks>
/// <para>Two parties hold a pending command: the awaiter, and the <em>link</em>, which is the one container (in-flight queue, waiting queue)
/// in which it currently stands. It goes back to its pool only when both have let go; otherwise a reply that arrives after its call timed
/// out would complete the next call that uses the object.</para>
/// <para>Whoever wants to complete the call must claim it first, exactly once. The link's holder claims freely; anyone else (the sweeper)
/// claims with the version that it saw, which fails once the object has been recycled.</para>
/// </remarks>
internal abstract class PendingCommand : IThreadPoolWorkItem
{
    private const int Claimed = 1;
    private const int LinkReleased = 2;
    private const int AwaiterReleased = 4;

    /// <summary>A connection sends from memory that belongs to the caller, so the caller must not be told of an end yet.</summary>
    private const int Borrowed = 8;

    /// <summary>The call has its outcome and waits for its memory.</summary>
    private const int Deferred = 16;

    /// <summary>The registrations with the tokens are there to be ended.</summary>
    private const int Registered = 32;

    private const int VersionStep = 64;

    /// <summary>So long a blocking call may be on its way without more ado.</summary>
    private static readonly TimeSpan LittleWait = TimeSpan.FromMilliseconds(100);

    private const int NoPermit = 0;
    private const int PermitHeld = 1;
    private const int PermitEnded = 2;

    private int _state;
    private int _permit;
    private RetryState _retry;
    private long _deadline = long.MaxValue;
    private CancellationTokenRegistration _callerRegistration;
    private CancellationTokenRegistration _viewRegistration;

    /// <summary>The encoded request and what encoding it found out.</summary>
    public RequestBuffer Request { get; } = new();

    public CommandDescriptor Descriptor { get; private set; } = null!;

    /// <summary>What the command is called in messages.</summary>
    public string Name => RawCommand.NameOf(Descriptor, Request.Written);

    /// <summary>When the call is overdue, by the client's clock; <see cref="long.MaxValue"/> for never.</summary>
    public long Deadline => Volatile.Read(ref _deadline);

    /// <summary>Who is told when the call has ended.</summary>
    public ICallOwner Owner { get; private set; } = null!;

    /// <summary>The connection in whose in-flight queue the call stands, or stood last.</summary>
    public Connection? Carrier { get; set; }

    /// <summary>Where in the carrier's stream of bytes the request begins.</summary>
    public long StreamPosition { get; set; }

    /// <summary>How often the call has been handed to a connection.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether a connection that has been lost since may have sent it.</summary>
    public bool WasWritten { get; set; }

    /// <summary>Where the caller or a split wants it; null to choose by the command.</summary>
    public ClusterRoute? Target { get; set; }

    /// <summary>The node to which the call was handed last; null for calls that have no choice.</summary>
    public ClusterNode? Node { get; set; }

    /// <summary>What the call remembers of the errors after which it went on.</summary>
    public ref RetryState Retry => ref _retry;

    /// <summary>Whether <c>ASKING</c> goes before the request when it is sent next: its slot is on the way to the node.</summary>
    public bool NeedsAsking { get; set; }

    /// <summary>Whether a connection still sends from memory that belongs to the caller.</summary>
    public bool IsBorrowed => (Volatile.Read(ref _state) & Borrowed) != 0;

    /// <summary>How many replies are still to come, for a request of several commands; otherwise 0. The connection's reader counts it down.</summary>
    public int RepliesDue { get; set; }

    public bool IsClaimed => (Volatile.Read(ref _state) & Claimed) != 0;

    /// <summary>A blocking call that has been long on its way waits so much less at the server: its answer comes within its own time then.</summary>
    /// <param name="now">The time by the client's clock. Only for who holds the link.</param>
    public void ShortenWait(long now)
    {
        if (Deadline != long.MaxValue && !IsBorrowed)
        {
            var left = TimeSpan.FromMilliseconds(Deadline - now) - CommandExecutor.BlockingGrace;
            if (Request.BlockingTimeout - left > LittleWait)
            {
                Request.ShortenWait(left);
            }
        }
    }

    /// <summary>Identifies this use of the object, for <see cref="TryClaim(int)"/>.</summary>
    public int Version => Volatile.Read(ref _state) & ~(VersionStep - 1);

    /// <summary>Gives an in-flight permit to a call that nobody else can see yet.</summary>
    public void HoldPermit() => _permit = PermitHeld;

    /// <summary>Gives an in-flight permit to a call that waited for it; false if it ended meanwhile and must not have one.</summary>
    public bool TryGrantPermit() => Interlocked.CompareExchange(ref _permit, PermitHeld, NoPermit) == NoPermit;

    public void Start(CommandDescriptor descriptor, ICallOwner owner, long deadline)
    {
        Descriptor = descriptor;
        Owner = owner;
        Volatile.Write(ref _deadline, deadline);
    }

    /// <summary>Lets the tokens give the call up. Called before the call's task is handed out, so the object cannot be recycled meanwhile.</summary>
    public void CancelOn(CancellationToken caller, CancellationToken view)
    {
        if (caller.CanBeCanceled)
        {
            _callerRegistration = caller.UnsafeRegister(static (state, token) => ((PendingCommand)state!).Cancel(token), this);
        }

        if (view.CanBeCanceled && view != caller)
        {
            _viewRegistration = view.UnsafeRegister(static (state, token) => ((PendingCommand)state!).Cancel(token), this);
        }

        // A call that ended before could not end its registrations; one that nobody awaits would keep them as long as the token lives.
        if ((Interlocked.Or(ref _state, Registered) & Claimed) != 0)
        {
            Unregister();
        }
    }

    /// <summary>Claims the call for its one completion. Only for who holds the link, or a registration that ends before recycling.</summary>
    public bool TryClaim()
    {
        var seen = Volatile.Read(ref _state);
        while ((seen & Claimed) == 0)
        {
            var found = Interlocked.CompareExchange(ref _state, seen | Claimed, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }

        return false;
    }

    /// <summary>Claims the call unless it has been completed or recycled since <paramref name="version"/> was read.</summary>
    public bool TryClaim(int version)
    {
        var seen = Volatile.Read(ref _state);
        while ((seen & ~(VersionStep - 1)) == version && (seen & Claimed) == 0)
        {
            var found = Interlocked.CompareExchange(ref _state, seen | Claimed, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }

        return false;
    }

    /// <summary>Takes a reply that is not the last one. For the connection's reader, which holds the link until the last has come.</summary>
    public virtual void KeepReply(ReadOnlySpan<byte> frame, byte[]? payload) => throw new InvalidOperationException("The call has one reply.");

    /// <summary>The request is sent, perhaps not for the first time: only its own replies count. For a request of several commands.</summary>
    public virtual void BeginReplies()
    {
    }

    /// <summary>Completes the call with a reply frame, and lets go of the link. For the link's holder.</summary>
    /// <param name="frame">The reply.</param>
    /// <param name="payload">The bytes of a large string, of which the frame has the header only; null for any other reply.</param>
    /// <param name="work">Where the outcome is told; null for where the owner has outcomes told.</param>
    public void CompleteAndRelease(ReadOnlySpan<byte> frame, byte[]? payload, WorkQueue? work = null)
    {
        if (frame[0] == (byte)'-' && ErrorToTakeBack(frame) is { IsEmpty: false } error && Owner.TryTakeBack(this, error))
        {
            return;
        }

        if (!TryClaim())
        {
            ReleaseLink();
            return;
        }

        ReadReply(frame, payload);
        EndClaimed(work);
    }

    /// <summary>
    /// Where the bytes of a large top-level string go while they are received. Asked by the reader for the call at the head of its queue.
    /// </summary>
    /// <param name="length">How many bytes are to come now; more may be asked for later.</param>
    public virtual byte[] RentPayload(int length) => GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Makes room for more of those bytes, and keeps the ones that are there.</summary>
    /// <param name="payload">What <see cref="RentPayload"/> or this method gave, filled to its end.</param>
    /// <param name="length">How many bytes there are to be room for.</param>
    public virtual byte[] GrowPayload(byte[] payload, int length)
    {
        Array.Resize(ref payload, length);
        return payload;
    }

    /// <summary>Fails the call, and lets go of the link. For the link's holder.</summary>
    public void FailAndRelease(Exception exception)
    {
        if (!TryClaim())
        {
            ReleaseLink();
            return;
        }

        SetException(exception);
        EndClaimed();
    }

    /// <summary>Fails a call that has been claimed by somebody who does not hold its link.</summary>
    public void FailClaimed(Exception exception)
    {
        var owner = Owner;
        var heldPermit = Interlocked.Exchange(ref _permit, PermitEnded) == PermitHeld;
        var carrier = Carrier;
        SetException(exception);

        // Before anybody knows, the caller or who waits for the permit: the next call is to go past a replica that has left one unanswered.
        carrier?.OnAbandoned();
        owner.OnEnded(heldPermit);
        if ((Interlocked.Or(ref _state, Deferred) & Borrowed) == 0)
        {
            owner.Work.Enqueue(this);
        }
    }

    /// <summary>Lets go of the link of a call that somebody else has completed.</summary>
    public void ReleaseLink()
    {
        if ((Interlocked.Or(ref _state, LinkReleased) & AwaiterReleased) != 0)
        {
            Recycle();
        }
    }

    /// <summary>Marks the caller's memory as in use by a connection; false if the call has ended and must not be sent.</summary>
    public bool TryBorrow()
    {
        // Never on a call that has its outcome: ending that borrowing would tell the outcome a second time.
        var seen = Volatile.Read(ref _state);
        while ((seen & Claimed) == 0)
        {
            var found = Interlocked.CompareExchange(ref _state, seen | Borrowed, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }

        return false;
    }

    /// <summary>The connection is done with the caller's memory: an outcome that waited for that is told now.</summary>
    public void EndBorrowing()
    {
        if ((Interlocked.And(ref _state, ~Borrowed) & Deferred) != 0)
        {
            Owner.Work.Enqueue(this);
        }
    }

    /// <summary>Begins to run the call at several nodes; what they answer becomes its reply.</summary>
    /// <param name="parts">At how many places it is to run.</param>
    /// <exception cref="NotSupportedException">Replies of this kind come from one node only.</exception>
    public virtual FanOut CreateFanOut(int parts) =>
        throw new NotSupportedException($"{Name} cannot be asked of several nodes in this way.");

    /// <summary>Gives an object back that was rented but never dispatched.</summary>
    public void Discard() => Recycle();

    /// <inheritdoc/>
    public abstract void Execute();

    /// <summary>Before the outcome is told: the tokens have nothing left to give up.</summary>
    protected void EndRegistrations()
    {
        if ((Volatile.Read(ref _state) & Registered) != 0)
        {
            Unregister();
        }
    }

    /// <summary>Lets go on the awaiter's side, once it has its result.</summary>
    protected void ReleaseAwaiter()
    {
        // A registration's callback must have ended before the object can serve another call.
        _callerRegistration.Dispose();
        _viewRegistration.Dispose();

        if ((Volatile.Read(ref _state) & LinkReleased) != 0 ||
            (Interlocked.Or(ref _state, AwaiterReleased) & LinkReleased) != 0)
        {
            Recycle();
        }
    }

    /// <summary>Tells the outcome of a call that the link's holder has claimed, and lets go of the link.</summary>
    /// <param name="work">Where to tell it; null for where the owner has outcomes told.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void EndClaimed(WorkQueue? work = null)
    {
        // The permit comes back first: a caller who makes one call after the other must not be refused because of the one that has ended.
        Owner.OnEnded(_permit == PermitHeld);
        SignalAndRelease(work ?? Owner.Work);
    }

    /// <summary>The error by which the owner decides whether the call goes on elsewhere, without the frame around it; empty if it ends here.</summary>
    protected virtual ReadOnlySpan<byte> ErrorToTakeBack(ReadOnlySpan<byte> frame) => frame[1..^2];

    protected abstract void ReadReply(ReadOnlySpan<byte> frame, byte[]? payload);

    protected abstract void SetException(Exception exception);

    protected abstract void ReturnToPool();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SignalAndRelease(WorkQueue work)
    {
        // The claim is ours and the awaiter has not been told, so nobody else writes the state unless a connection still sends from the
        // caller's memory: no interlocked operation is needed. (What CancelOn writes may be lost; it sees the claim and needs no reader.)
        var state = Volatile.Read(ref _state);
        if ((state & Borrowed) == 0)
        {
            Volatile.Write(ref _state, state | LinkReleased);
        }
        else if ((Interlocked.Or(ref _state, LinkReleased | Deferred) & Borrowed) != 0)
        {
            return;
        }

        work.Enqueue(this);
    }

    private void Unregister()
    {
        _callerRegistration.Unregister();
        _viewRegistration.Unregister();
    }

    private void Cancel(CancellationToken token)
    {
        if (TryClaim())
        {
            FailClaimed(new OperationCanceledException(token));
        }
    }

    private void Recycle()
    {
        _callerRegistration = default;
        _viewRegistration = default;
        Carrier = null;
        Attempts = 0;
        WasWritten = false;
        Target = null;
        Node = null;
        _retry = default;
        NeedsAsking = false;
        _permit = NoPermit;
        Request.Reset();

        // Before the version moves on: whoever sees the new version must not see the old call's deadline with it.
        Volatile.Write(ref _deadline, long.MaxValue);
        Volatile.Write(ref _state, (_state & ~(VersionStep - 1)) + VersionStep);
        ReturnToPool();
    }
}
