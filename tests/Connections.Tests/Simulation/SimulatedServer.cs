using System.Text;
using Glide.Protocol;

namespace Glide.Connections.Tests.Simulation;

/// <summary>
/// A server in the simulated world: it answers HELLO and ECHO after a while, and now and then refuses a connection, cuts one, falls silent
/// on one, or takes longer than anybody waits.
/// </summary>
internal sealed class SimulatedServer(SimulatedWorld world)
{
    public ValueTask<Stream> OpenAsync() =>
        world.Random.Next(10) == 0
            ? ValueTask.FromException<Stream>(new IOException("The simulated server refused."))
            : ValueTask.FromResult<Stream>(new Wire(world));

    private sealed class Wire(SimulatedWorld world) : Stream
    {
        private readonly Queue<byte[]> _arrived = new();
        private readonly MemoryStream _inbox = new();
        private TaskCompletionSource<int>? _reading;
        private Memory<byte> _destination;
        private TimeSpan _lastAnswer;
        private bool _closed;
        private bool _silent;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _destination = buffer;
            if (_arrived.Count > 0 || _closed)
            {
                return ValueTask.FromResult(TakeArrived());
            }

            _reading = new TaskCompletionSource<int>();
            return new ValueTask<int>(_reading.Task);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_closed)
            {
                return ValueTask.FromException(new IOException("The simulated connection is closed."));
            }

            _inbox.Write(buffer.Span);
            HandleInbox();
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Cut();
                _inbox.Dispose();
            }

            base.Dispose(disposing);
        }

        private void HandleInbox()
        {
            var bytes = _inbox.ToArray();
            var start = 0;
            var framer = new RespFramer(RespLimits.Default);
            while (start < bytes.Length && framer.TryRead(bytes.AsSpan(start), out var length))
            {
                Handle(bytes.AsSpan(start, length));
                start += length;
            }

            _inbox.SetLength(0);
            _inbox.Write(bytes.AsSpan(start));
        }

        private void Handle(ReadOnlySpan<byte> frame)
        {
            var reader = new RespReader(frame);
            reader.ReadArrayHeader();
            var name = reader.ReadText();
            var answer = name switch
            {
                "HELLO" => "%1\r\n$5\r\nproto\r\n:3\r\n",
                "ECHO" when reader.ReadText() is var text => $"${Encoding.UTF8.GetByteCount(text)}\r\n{text}\r\n",
                _ => "+OK\r\n",
            };

            var misfortune = name == "ECHO" ? world.Random.Next(1500) : int.MaxValue;
            if (misfortune == 0)
            {
                world.After(Latency(), Cut);
            }
            else if (misfortune == 1)
            {
                _silent = true;
            }

            Answer(answer, misfortune == 2 ? TimeSpan.FromMilliseconds(400) : Latency());
        }

        private TimeSpan Latency() => TimeSpan.FromMicroseconds(world.Random.Next(50, 3000));

        /// <summary>Sends an answer, after those before it and in one or two pieces.</summary>
        private void Answer(string answer, TimeSpan latency)
        {
            var due = world.Now + latency;
            _lastAnswer = due > _lastAnswer ? due : _lastAnswer;
            var bytes = Encoding.UTF8.GetBytes(answer);
            var split = world.Random.Next(bytes.Length + 1);
            world.After(_lastAnswer - world.Now, () => Arrive(bytes[..split]));
            world.After(_lastAnswer - world.Now, () => Arrive(bytes[split..]));
        }

        private void Arrive(byte[] bytes)
        {
            if (_closed || _silent || bytes.Length == 0)
            {
                return;
            }

            _arrived.Enqueue(bytes);
            EndRead();
        }

        private void Cut()
        {
            if (!_closed)
            {
                _closed = true;
                EndRead();
            }
        }

        private void EndRead()
        {
            if (_reading is { } reading)
            {
                _reading = null;
                reading.SetResult(TakeArrived());
            }
        }

        private int TakeArrived()
        {
            if (!_arrived.TryPeek(out var bytes))
            {
                return 0;
            }

            _arrived.Dequeue();
            bytes.CopyTo(_destination);
            return bytes.Length;
        }
    }
}
