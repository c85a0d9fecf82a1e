using System.Net.Sockets;
using System.Text;
using Glide.Protocol;

namespace Glide.Client.Tests.Commands;

/// <summary>Reads along what a client sends, on all its connections, command by command.</summary>
internal sealed class WireRecorder
{
    private readonly Lock _gate = new();
    private IReadOnlyList<byte[]> _last = [];

    /// <summary>The words of the command that was sent last.</summary>
    public IReadOnlyList<byte[]> LastCommand
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>Opens the stream that a client under test speaks over.</summary>
    public async ValueTask<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(host, port, cancellationToken);
        return new RecordedStream(new NetworkStream(socket, ownsSocket: true), this);
    }

    private void Note(IReadOnlyList<byte[]> words)
    {
        lock (_gate)
        {
            _last = words;
        }
    }

    private sealed class RecordedStream(Stream inner, WireRecorder recorder) : Stream
    {
        private readonly MemoryStream _unread = new();
        private RespFramer _framer = new(RespLimits.Default);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            ReadAlong(buffer.Span);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            ReadAlong(buffer.AsSpan(offset, count));
            inner.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                _unread.Dispose();
            }

            base.Dispose(disposing);
        }

        private void ReadAlong(ReadOnlySpan<byte> bytes)
        {
            _unread.Write(bytes);
            var all = _unread.GetBuffer().AsSpan(0, (int)_unread.Length);
            var start = 0;
            while (start < all.Length && _framer.TryRead(all[start..], out var length))
            {
                recorder.Note(WordsOf(all.Slice(start, length)));
                start += length;
            }

            var rest = all[start..].ToArray();
            _unread.SetLength(0);
            _unread.Write(rest);
            _framer.Reset();
        }

        private static List<byte[]> WordsOf(ReadOnlySpan<byte> frame)
        {
            var reader = new RespReader(frame);
            var words = new List<byte[]>();
            for (var left = reader.ReadArrayHeader(); left > 0; left--)
            {
                words.Add(reader.ReadBytes().ToArray());
            }

            return words;
        }
    }
}
