using System.Globalization;
using System.Text.Unicode;
using Glide.Protocol;

namespace Glide.Connections;

/// <content>
/// The reader: one contiguous buffer, frames found without rescanning, each handed to the call at the head of the queue. What the calls
/// came to is gathered meanwhile, and told when nothing is left to read.
/// </content>
internal sealed partial class Connection
{
    private const int InitialBuffer = 64 * 1024;

    /// <summary>A buffer that grew past this for one reply is not kept.</summary>
    private const int KeptBuffer = 1024 * 1024;

    /// <summary>A top-level bulk string from this size on is received straight into its own array.</summary>
    private const int DetachFrom = 32 * 1024;

    /// <summary>An array is made at once for a declared length up to this; beyond, it grows with what has come.</summary>
    private const int TrustedLength = 16 * 1024 * 1024;

    /// <summary>So many calls are told before more are read.</summary>
    private const int LargeTurn = 512;

    private RespFramer _framer;
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(InitialBuffer);
    private int _start;
    private int _end;
    private long _lastReceived;
    private bool _hasRepliesToTell;

    /// <summary>
    /// Reads until the connection ends, or until another thread has to go on because a caller keeps this one. All that it knows is therefore
    /// in fields.
    /// </summary>
    private async Task ReadLoopAsync()
    {
        Exception reason;
        try
        {
            while (true)
            {
                while (DrainBuffer(out var bulkLength, out var headerLength))
                {
                    _turns.Enqueue();
                    await ReceiveLargeBulkAsync(bulkLength, headerLength).ConfigureAwait(false);
                }

                if (_hasRepliesToTell)
                {
                    _hasRepliesToTell = false;
                    if (Inflight.Count == 0)
                    {
                        _events.OnIdle(this);
                    }

                    if (!TryTell())
                    {
                        // Another thread reads on.
                        return;
                    }

                    continue;
                }

                // Awaited here rather than in a method of its own, whose state would be allocated for each receive.
                MakeRoom();
                if (Inflight.Count > 0)
                {
                    _transport.ExpectBytes();
                }

                if (!Take(await _transport.ReceiveAsync(_buffer.AsMemory(_end)).ConfigureAwait(false)))
                {
                    break;
                }
            }

            reason = new EndOfStreamException($"The server at {Endpoint} closed the connection.");
        }
#pragma warning disable CA1031 // Whatever ends the reader ends this connection, and its reason reaches every call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            reason = exception;
        }

        _turns.Enqueue();
        Close(reason);
        lock (_gate)
        {
            _readerEnded = true;
        }

        DrainIfEnded();
    }

    /// <summary>Notes what was received; false when the server has closed its side.</summary>
    private bool Take(int received)
    {
        _end += received;
        Volatile.Write(ref _lastReceived, _clock.Milliseconds);
        return received != 0;
    }

    /// <summary>
    /// Completes a call for every complete frame. True when what is left begins a large bulk string, which is worth a buffer of its own.
    /// </summary>
    private bool DrainBuffer(out int bulkLength, out int headerLength)
    {
        while (_start != _end && _turns.Filling.Count < LargeTurn)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            if (!_framer.TryRead(unread, out var length))
            {
                return _framer.TryPeekBulk(unread, out bulkLength, out headerLength) && bulkLength >= DetachFrom;
            }

            _start += length;
            HandleFrame(unread[..length], payload: null);
        }

        bulkLength = headerLength = 0;
        return false;
    }

    private void HandleFrame(ReadOnlySpan<byte> frame, byte[]? payload)
    {
        if (frame[0] is (byte)'>' or (byte)'|' && IsPush(frame))
        {
            _events.OnPush(this, frame);
            return;
        }

        var command = Inflight.Peek()
            ?? throw new ValkeyProtocolException($"The server at {Endpoint} sent a reply that no command asked for.");
        if (command.RepliesDue > 1)
        {
            // A batch stays at the head until its last reply.
            command.RepliesDue--;
            command.KeepReply(frame, payload);
            return;
        }

        Inflight.TryDequeue(out command);
        command.CompleteAndRelease(frame, payload, _turns.Filling);
        _hasRepliesToTell = true;
    }

    /// <summary>Whether nobody has asked for a frame; an attribute may stand before it.</summary>
    private static bool IsPush(ReadOnlySpan<byte> frame) => new RespReader(frame).Peek() == RespKind.Push;

    /// <summary>Receives the rest of a large top-level bulk string without a copy beyond the one out of the socket.</summary>
    private async ValueTask ReceiveLargeBulkAsync(int bulkLength, int headerLength)
    {
        if (bulkLength > _limits.MaxBulkLength)
        {
            throw new ValkeyProtocolException($"The server at {Endpoint} announced a string of {bulkLength} bytes; the limit is {_limits.MaxBulkLength}.");
        }

        var receiver = Inflight.Peek()
            ?? throw new ValkeyProtocolException($"The server at {Endpoint} sent a reply that no command asked for.");
        var payload = receiver.RentPayload(Math.Min(bulkLength, TrustedLength));
        var have = Math.Min(_end - _start - headerLength, bulkLength);
        _buffer.AsSpan(_start + headerLength, have).CopyTo(payload);
        _start += headerLength + have;

        while (have < bulkLength)
        {
            if (have == payload.Length)
            {
                payload = receiver.GrowPayload(payload, (int)Math.Min(bulkLength, payload.Length * 2L));
            }

            var room = Math.Min(payload.Length, bulkLength) - have;
            var received = await _transport.ReceiveAsync(payload.AsMemory(have, room)).ConfigureAwait(false);
            if (received == 0)
            {
                throw new EndOfStreamException($"The server at {Endpoint} closed the connection in the middle of a reply.");
            }

            have += received;
            Volatile.Write(ref _lastReceived, _clock.Milliseconds);
        }

        while (_end - _start < 2)
        {
            MakeRoom();
            if (!Take(await _transport.ReceiveAsync(_buffer.AsMemory(_end)).ConfigureAwait(false)))
            {
                throw new EndOfStreamException($"The server at {Endpoint} closed the connection in the middle of a reply.");
            }
        }

        CompleteDetached(payload, bulkLength);
    }

    private void CompleteDetached(byte[] payload, int length)
    {
        if (_buffer[_start] != '\r' || _buffer[_start + 1] != '\n')
        {
            throw new ValkeyProtocolException($"The server at {Endpoint} ended a bulk string without its line break.");
        }

        _start += 2;
        _framer.Reset();

        // The header that stood before the payload; its place in the buffer may have been reused.
        Span<byte> header = stackalloc byte[16];
        Utf8.TryWrite(header, CultureInfo.InvariantCulture, $"${length}\r\n", out var written);
        HandleFrame(header[..written], payload);
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (_buffer.Length > KeptBuffer)
            {
                _buffer = GC.AllocateUninitializedArray<byte>(InitialBuffer);
            }
        }
        else if (_end == _buffer.Length)
        {
            var unread = _end - _start;
            var target = _buffer;
            if (unread > _buffer.Length / 2)
            {
                target = GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, _buffer.Length * 2L));
            }

            Buffer.BlockCopy(_buffer, _start, target, 0, unread);
            _buffer = target;
            _start = 0;
            _end = unread;
        }
    }
}
