using System.Globalization;

namespace Glide.Protocol;

/// <content>How long the server may let the call wait.</content>
internal sealed partial class RequestBuffer
{
    private const int Nowhere = -1;

    // Where the word stands that tells the server.
    private int _waitAt = Nowhere;
    private bool _waitIsInSeconds;

    /// <summary>Whether the server may let the call wait.</summary>
    public bool IsBlocking { get; private set; }

    /// <summary>How long the server may let a blocking call wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan BlockingTimeout { get; private set; }

    /// <summary>Marks the call as one that blocks.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    internal void SetBlocking(TimeSpan timeout)
    {
        IsBlocking = true;
        BlockingTimeout = timeout;
        _waitAt = Nowhere;
    }

    /// <summary>Marks the call as one that blocks.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="at">Where the word begins that tells the server.</param>
    /// <param name="inSeconds">Whether it is in seconds, and not in milliseconds.</param>
    internal void SetBlocking(TimeSpan timeout, int at, bool inSeconds)
    {
        SetBlocking(timeout);
        _waitAt = at;
        _waitIsInSeconds = inSeconds;
    }

    /// <summary>
    /// Lets the server keep the call for a shorter time, because some of it has passed before it gets there. Without effect on a call that
    /// waits for ever, and on one in which nobody knows where the time stands.
    /// </summary>
    /// <param name="left">The time that is left; a millisecond at least, because the server takes nothing for without end.</param>
    internal void ShortenWait(TimeSpan left)
    {
        if (_waitAt == Nowhere || BlockingTimeout == Timeout.InfiniteTimeSpan || left >= BlockingTimeout)
        {
            return;
        }

        var milliseconds = Math.Max(1, (long)left.TotalMilliseconds);
        BlockingTimeout = TimeSpan.FromMilliseconds(milliseconds);
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        var length = FormatWait(milliseconds, _waitIsInSeconds, text);
        var header = 3 + NumberText.CountDigits((uint)length);
        var end = _waitAt + header + length + 2;
        var distance = MoveBytes(from: EndOfWord(_waitAt), to: end);

        var room = _array.AsSpan(_waitAt);
        room[0] = (byte)'$';
        NumberText.Format(length, room[1..]);
        "\r\n"u8.CopyTo(room[(header - 2)..]);
        text[..length].CopyTo(room[header..]);
        "\r\n"u8.CopyTo(room[(header + length)..]);
        MoveRecords(CountBefore(Externals, _waitAt), CountBefore(Keys, _waitAt), distance);
    }

    /// <summary>Writes a time as commands have it; the destination holds at least <see cref="NumberText.MaxLength"/> bytes.</summary>
    internal static int FormatWait(long milliseconds, bool inSeconds, Span<byte> destination)
    {
        if (!inSeconds || milliseconds % 1000 == 0)
        {
            return NumberText.Format(inSeconds ? milliseconds / 1000 : milliseconds, destination);
        }

        (milliseconds / 1000m).TryFormat(destination, out var length, "0.###", CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>The bytes in front of the word with the time have been moved, and it with them.</summary>
    internal void MoveWait(int distance)
    {
        if (_waitAt != Nowhere)
        {
            _waitAt += distance;
        }
    }

    private void ForgetWait()
    {
        IsBlocking = false;
        BlockingTimeout = default;
        _waitAt = Nowhere;
    }

    private int EndOfWord(int at)
    {
        var length = _array.AsSpan(at + 1);
        length = length[..length.IndexOf((byte)'\r')];
        return at + 1 + length.Length + 2 + int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture) + 2;
    }

    /// <summary>Moves what stands behind a word, and tells by how much.</summary>
    private int MoveBytes(int from, int to)
    {
        var distance = to - from;
        if (Length + distance > _array.Length)
        {
            Grow(Length, distance);
        }

        _array.AsSpan(from, Length - from).CopyTo(_array.AsSpan(to));
        Length += distance;
        return distance;
    }

    private static int CountBefore(ReadOnlySpan<ExternalSegment> externals, int position)
    {
        var count = 0;
        while (count < externals.Length && externals[count].Position <= position)
        {
            count++;
        }

        return count;
    }

    private static int CountBefore(ReadOnlySpan<KeyPosition> keys, int position)
    {
        var count = 0;
        while (count < keys.Length && keys[count].Offset <= position)
        {
            count++;
        }

        return count;
    }
}
