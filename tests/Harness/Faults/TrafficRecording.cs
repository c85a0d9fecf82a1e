using System.Buffers;

namespace Glide.Harness;

/// <summary>Bytes in the order in which they came, safe to read while more arrive.</summary>
internal sealed class TrafficRecording
{
    /// <summary>A throughput test must not fill the memory with its own traffic.</summary>
    private const int Limit = 16 * 1024 * 1024;

    private readonly System.Threading.Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            int room = Limit - _bytes.WrittenCount;
            _bytes.Write(bytes[..Math.Min(room, bytes.Length)]);
        }
    }

    public byte[] ToArray()
    {
        lock (_gate)
        {
            return _bytes.WrittenSpan.ToArray();
        }
    }
}
