namespace Glide.Harness;

/// <summary>
/// What happens to the bytes of all the proxy's connections in one direction. Everything may be changed while traffic flows
/// and counts from the next bytes on.
/// </summary>
public sealed class TrafficDirection
{
    private readonly System.Threading.Lock _gate = new();
    private TaskCompletionSource? _held;
    private long _bytesUntilCut = long.MaxValue;
    private CutKind _cutKind;
    private long _bytes;

    internal TrafficDirection()
    {
    }

    /// <summary>A transformation of each piece that passes; it sees every byte once, in order within a connection.</summary>
    public delegate void Transformation(Span<byte> piece);

    /// <summary>Each piece that comes in waits this long before it goes on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Bytes go on in pieces of at most this many, each a write of its own; 0 for as they come.</summary>
    public int PieceSize { get; set; }

    /// <summary>Changes bytes on their way.</summary>
    public Transformation? Transform { get; set; }

    /// <summary>
    /// Bytes are read and dropped, as by a machine that is gone without a word. A connection that has lost bytes never recovers.
    /// </summary>
    public bool Swallow { get; set; }

    /// <summary>How many bytes came in so far, dropped ones too.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Stops forwarding until <see cref="Release"/>; nothing is lost. The sender's own buffers fill meanwhile.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Lets what was held go on.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _held?.SetResult();
            _held = null;
        }
    }

    /// <summary>
    /// Cuts the connection that carries the last of the next <paramref name="bytes"/>, after that byte has gone on; with 0 at
    /// the next byte, which does not go on. It happens once: the next connection lives.
    /// </summary>
    public void CutAfter(long bytes, CutKind kind = CutKind.Reset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);

        lock (_gate)
        {
            _bytesUntilCut = bytes;
            _cutKind = kind;
        }
    }

    /// <summary>Puts random bytes in the place of one byte in <paramref name="every"/>, reproducibly from <paramref name="seed"/>.</summary>
    public void Garble(int seed, int every = 8)
    {
        Random random = new(seed);

        Transform = piece =>
        {
            lock (random)
            {
                foreach (ref byte value in piece)
                {
                    if (random.Next(every) == 0)
                    {
                        // Never a digit: a forged length that happens to end where another reply does is beyond what RESP can show,
                        // and beyond what TCP and TLS let through.
                        value = (byte)(0x80 | random.Next(0x80));
                    }
                }
            }
        };
    }

    /// <summary>Takes every fault away.</summary>
    public void Heal()
    {
        Delay = TimeSpan.Zero;
        PieceSize = 0;
        Transform = null;
        Swallow = false;

        lock (_gate)
        {
            _bytesUntilCut = long.MaxValue;
        }

        Release();
    }

    internal Task WhenReleasedAsync()
    {
        lock (_gate)
        {
            return _held?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Counts bytes that came in and says how many may go on before a cut, and which cut follows.</summary>
    internal (int Allowed, CutKind? Cut) Account(int count)
    {
        Interlocked.Add(ref _bytes, count);

        lock (_gate)
        {
            if (count < _bytesUntilCut)
            {
                _bytesUntilCut -= _bytesUntilCut == long.MaxValue ? 0 : count;
                return (count, null);
            }

            int allowed = (int)_bytesUntilCut;
            _bytesUntilCut = long.MaxValue;
            return (allowed, _cutKind);
        }
    }
}
