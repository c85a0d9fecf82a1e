using System.Buffers;

namespace Glide;

/// <summary>The bytes of a payload for the length of a comparison: in place, on the stack, or rented.</summary>
internal ref struct PayloadBytes
{
    public const int StackLength = 128;

    private byte[]? _rented;

    public PayloadBytes(Payload payload, Span<byte> scratch)
    {
        if (payload.TryGetMemory(out ReadOnlyMemory<byte> memory))
        {
            Span = memory.Span;
            return;
        }

        int written = payload.Format(scratch);
        if (written < 0)
        {
            scratch = _rented = ArrayPool<byte>.Shared.Rent(payload.GetLength());
            written = payload.Format(scratch);
        }

        Span = scratch[..written];
    }

    public ReadOnlySpan<byte> Span { get; private set; }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            Span = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
