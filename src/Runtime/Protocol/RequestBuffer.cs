using System.Buffers;
using System.Runtime.InteropServices;

namespace Glide.Protocol;

/// <summary>
/// The encoded form of a command: bytes, large arguments that stay where they are, and what the executor wants to know about the keys.
/// A pooled pending command owns one and uses it again and again.
/// </summary>
internal sealed partial class RequestBuffer
{
    /// <summary>An argument of at least so many bytes is not copied.</summary>
    public const int ExternalThreshold = 16 * 1024;

    /// <summary>The longest argument that the server accepts.</summary>
    public const int MaxArgumentLength = 512 * 1024 * 1024;

    /// <summary>There is no key.</summary>
    public const int NoSlot = -1;

    /// <summary>The keys belong to different slots.</summary>
    public const int SeveralSlots = -2;

    private const int InitialLength = 256;
    private const int KeptLength = 8 * 1024;
    private const int KeptRecords = 64;

    private byte[] _array = new byte[InitialLength];
    private bool _rented;
    private long _externalLength;
    private List<ExternalSegment>? _externals;
    private List<KeyPosition>? _keys;

    /// <summary>The bytes written so far and the room behind them.</summary>
    public byte[] Array => _array;

    /// <summary>The number of bytes in the array that belong to the command.</summary>
    public int Length { get; internal set; }

    /// <summary>The number of bytes that go to the socket: those in the array and the external ones.</summary>
    public long TotalLength => Length + _externalLength;

    /// <summary>The number of words, the command's own included.</summary>
    public int ArgumentCount { get; internal set; }

    /// <summary>Whether the writer records where keys stand and what their slots are. The executor sets it; it outlives a reset.</summary>
    public bool TracksKeys { get; set; }

    /// <summary>
    /// Whether arrays are the buffer's own and none comes from a pool, so that what has been written stays where somebody else may be reading
    /// it when the buffer grows.
    /// </summary>
    public bool KeepsArrays { get; init; }

    /// <summary>What is put before every key; empty for nothing. The executor sets it; a reset clears it.</summary>
    public ReadOnlyMemory<byte> KeyPrefix { get; set; }

    /// <summary>
    /// The slot of the keys, of what hashes like one, or the one that an argument names; <see cref="NoSlot"/> or <see cref="SeveralSlots"/>
    /// where there is no single one. Only with tracking.
    /// </summary>
    public int Slot { get; private set; } = NoSlot;

    /// <summary>The slot that was found first; <see cref="NoSlot"/> without one. Only with tracking.</summary>
    public int FirstSlot { get; private set; } = NoSlot;

    /// <summary>The bytes of the command, without the external ones.</summary>
    public ReadOnlySpan<byte> Written => _array.AsSpan(0, Length);

    /// <summary>The same bytes for a send that outlives the stack.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, Length);

    /// <summary>The number of external arguments.</summary>
    public int ExternalCount => _externals?.Count ?? 0;

    /// <summary>The number of keys recorded.</summary>
    public int KeyCount => _keys?.Count ?? 0;

    /// <summary>The external arguments in the order of their positions.</summary>
    public ReadOnlySpan<ExternalSegment> Externals => CollectionsMarshal.AsSpan(_externals);

    /// <summary>The keys in their order. Only with tracking.</summary>
    public ReadOnlySpan<KeyPosition> Keys => CollectionsMarshal.AsSpan(_keys);

    /// <summary>The bytes of a key.</summary>
    public ReadOnlySpan<byte> GetKey(in KeyPosition key) => _array.AsSpan(key.Offset, key.Length);

    /// <summary>Makes the buffer ready for another command; what has grown large is given back.</summary>
    public void Reset()
    {
        Length = 0;
        _externalLength = 0;
        ArgumentCount = 0;
        Slot = NoSlot;
        FirstSlot = NoSlot;
        KeyPrefix = default;
        ForgetWait();
        if (_externals is { Count: > 0 } externals)
        {
            // Clearing also lets go of the caller's memory.
            externals.Clear();
        }

        if (_keys is { Count: > 0 } keys)
        {
            if (keys.Capacity > KeptRecords)
            {
                _keys = null;
            }
            else
            {
                keys.Clear();
            }
        }

        if (_array.Length > KeptLength)
        {
            GiveBack();
            _array = new byte[InitialLength];
        }
    }

    /// <summary>Copies all bytes, the external ones at their places.</summary>
    public void CopyTo(Span<byte> destination)
    {
        int from = 0;
        foreach (ref readonly ExternalSegment external in Externals)
        {
            _array.AsSpan(from, external.Position - from).CopyTo(destination);
            destination = destination[(external.Position - from)..];
            external.Memory.Span.CopyTo(destination);
            destination = destination[external.Memory.Length..];
            from = external.Position;
        }

        _array.AsSpan(from, Length - from).CopyTo(destination);
    }

    /// <summary>Takes over another command's bytes; its large arguments stay where they are, and its keys are not recorded.</summary>
    public void CopyFrom(RequestBuffer other)
    {
        byte[] array = Length + other.Length > _array.Length ? Grow(Length, other.Length) : _array;
        other.Written.CopyTo(array.AsSpan(Length));
        foreach (ref readonly ExternalSegment external in other.Externals)
        {
            AddExternal(Length + external.Position, external.Memory);
        }

        Complete(Length + other.Length, other.ArgumentCount);
    }

    /// <summary>All bytes in a new array, for tests and logs.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[TotalLength];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Forgets what was written behind a position.</summary>
    /// <param name="length">How many bytes stay.</param>
    /// <param name="externals">How many external arguments stay.</param>
    /// <param name="keys">How many keys stay.</param>
    internal void Truncate(int length, int externals, int keys)
    {
        foreach (ref readonly ExternalSegment external in Externals[externals..])
        {
            _externalLength -= external.Memory.Length;
        }

        _externals?.RemoveRange(externals, _externals.Count - externals);
        _keys?.RemoveRange(keys, _keys.Count - keys);
        Length = length;
        ForgetWait();
    }

    /// <summary>Forgets the slots of what was written before: the next command has its own.</summary>
    internal void ForgetSlots()
    {
        Slot = NoSlot;
        FirstSlot = NoSlot;
    }

    /// <summary>Appends complete commands of another buffer, without what is known about their keys.</summary>
    /// <param name="source">The other buffer.</param>
    /// <param name="from">Where in its bytes they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="externals">Their external arguments.</param>
    internal void Append(RequestBuffer source, int from, int to, ReadOnlySpan<ExternalSegment> externals)
    {
        if (_array.Length - Length < to - from)
        {
            Grow(Length, to - from);
        }

        source._array.AsSpan(from, to - from).CopyTo(_array.AsSpan(Length));
        foreach (ref readonly ExternalSegment external in externals)
        {
            AddExternal(external.Position - from + Length, external.Memory);
        }

        Length += to - from;
    }

    /// <summary>Makes room behind what has been written.</summary>
    /// <param name="written">The number of bytes that must be kept.</param>
    /// <param name="needed">The number of bytes that must fit behind them.</param>
    /// <exception cref="ArgumentException">The command would be longer than an array can be.</exception>
    internal byte[] Grow(int written, int needed)
    {
        long least = (long)written + needed;
        if (least > System.Array.MaxLength)
        {
            throw new ArgumentException("The command is longer than two gigabytes.");
        }

        int length = (int)Math.Min(System.Array.MaxLength, Math.Max(least, 2L * _array.Length));
        byte[] larger = KeepsArrays ? GC.AllocateUninitializedArray<byte>(length) : ArrayPool<byte>.Shared.Rent(length);
        _array.AsSpan(0, written).CopyTo(larger);
        GiveBack();
        _array = larger;
        _rented = !KeepsArrays;
        return larger;
    }

    internal void AddExternal(int position, ReadOnlyMemory<byte> memory)
    {
        (_externals ??= []).Add(new ExternalSegment(position, memory));
        _externalLength += memory.Length;
    }

    internal void AddKey(int word, int wordOffset, int offset, int length) =>
        AddKey(new KeyPosition(word, wordOffset, offset, length, HashSlot.Of(_array.AsSpan(offset, length))));

    /// <summary>Records a key whose slot is known.</summary>
    internal void AddKey(in KeyPosition key)
    {
        (_keys ??= new List<KeyPosition>(4)).Add(key);
        AddSlot(key.Slot);
    }

    /// <summary>Notes where the command belongs without a key that would say so.</summary>
    internal void AddSlot(int slot)
    {
        if (FirstSlot == NoSlot)
        {
            FirstSlot = Slot = slot;
        }
        else if (Slot != slot)
        {
            Slot = SeveralSlots;
        }
    }

    /// <summary>Moves what has been recorded behind a position, because the bytes there have been moved.</summary>
    internal void MoveRecords(int firstExternal, int firstKey, int distance)
    {
        foreach (ref ExternalSegment external in CollectionsMarshal.AsSpan(_externals)[firstExternal..])
        {
            external = external with { Position = external.Position + distance };
        }

        foreach (ref KeyPosition key in CollectionsMarshal.AsSpan(_keys)[firstKey..])
        {
            key = key with { WordOffset = key.WordOffset + distance, Offset = key.Offset + distance };
        }
    }

    internal void Complete(int length, int argumentCount)
    {
        Length = length;
        ArgumentCount = argumentCount;
    }

    private void GiveBack()
    {
        if (_rented)
        {
            _rented = false;
            ArrayPool<byte>.Shared.Return(_array);
        }
    }
}
