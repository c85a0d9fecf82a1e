using System.Diagnostics;
using System.Net.Sockets;

namespace Glide.Transports;

/// <summary>
/// A plain socket whose receive waits on the reader's own thread. That pays only as long as the runtime's socket engine has never heard of
/// the socket, because the engine would wake its thread for every reply: the socket must have been connected synchronously.
/// </summary>
internal sealed class BlockingSocketTransport(Socket socket) : SocketTransport(socket)
{
    /// <summary>So many receives in a row go without waiting awake at most, before it is tried again.</summary>
    private const int MostAsleep = 256;

    /// <summary>
    /// For so long (50 µs) a thread waits awake. A server on the same machine or in the same rack has answered by then, and to be put to sleep
    /// and woken again takes about as long and costs as much processor time.
    /// </summary>
    private static readonly long AwakeTicks = Stopwatch.Frequency / 20_000;

    /// <summary>
    /// While replies are due on no more connections than this, their threads wait awake: none with a single processor, which they would only
    /// keep from everyone else. With three connections on two processors the slowest of a thousand calls took 1.3 to 1.8 ms, instead of 0.6 to 0.9.
    /// </summary>
    private static readonly int MostAwake = Environment.ProcessorCount / 2;

    /// <summary>A connection on which nothing is due, and for so long nothing comes, is not busy any more.</summary>
    private static readonly TimeSpan StillBusy = TimeSpan.FromMilliseconds(1);

    private const int Idle = 0;
    private const int Busy = 1;
    private const int Closed = 2;

    /// <summary>On how many connections of this process replies were due when their threads last looked.</summary>
    private static int _busyOnes;

    private int _load;
    private bool _expectsBytes;
    private bool _hasBytes;
    private int _asleepFor;
    private int _asleepNext = 1;

    /// <summary>
    /// Where this was measured, and where disposing a socket is known to wake a thread that waits for it. Elsewhere the engine is another one.
    /// </summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    public override bool BlocksReader => true;

    /// <summary>Whether it counts among those on which replies are due.</summary>
    public bool IsBusy => Volatile.Read(ref _load) == Busy;

    public override void ExpectBytes()
    {
        _expectsBytes = true;
        if (_load == Idle && Interlocked.CompareExchange(ref _load, Busy, Idle) == Idle)
        {
            Interlocked.Increment(ref _busyOnes);
        }

        if (_asleepFor > 0)
        {
            _asleepFor--;
        }
        else if (Volatile.Read(ref _busyOnes) <= MostAwake)
        {
            WaitAwake();
        }
    }

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        if (!_expectsBytes && _load == Busy)
        {
            _hasBytes = Socket.Poll(StillBusy, SelectMode.SelectRead);
            if (!_hasBytes && Interlocked.CompareExchange(ref _load, Idle, Busy) == Busy)
            {
                Interlocked.Decrement(ref _busyOnes);
            }
        }

        _expectsBytes = false;
        if (!_hasBytes)
        {
            // Sending has made the socket a non-blocking one, so that a receive alone would not wait.
            Socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        }

        _hasBytes = false;
        return new ValueTask<int>(Socket.Receive(buffer.Span, SocketFlags.None));
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _load, Closed) == Busy)
        {
            Interlocked.Decrement(ref _busyOnes);
        }

        try
        {
            // Disposing alone would wake the reader by a reset, and what is on its way to the server would be lost.
            Socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // There is nothing left to shut down.
        }

        base.Dispose();
    }

    private void WaitAwake()
    {
        var begun = Stopwatch.GetTimestamp();
        do
        {
            if (Socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
            {
                _hasBytes = true;
                _asleepNext = 1;
                return;
            }

            // Others may want the processor, the server among them.
            Thread.Yield();
        }
        while (Stopwatch.GetTimestamp() - begun < AwakeTicks);

        // A server that is slow or farther away is not worth it, and each time in vain doubles for how long that is believed.
        _asleepFor = _asleepNext;
        _asleepNext = Math.Min(_asleepNext * 2, MostAsleep);
    }
}
