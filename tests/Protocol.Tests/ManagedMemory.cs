using System.Buffers;

namespace Glide.Protocol.Tests;

/// <summary>Memory that shows no array behind it.</summary>
internal sealed class ManagedMemory(byte[] bytes) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => bytes;

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
