using System.Buffers;
using Glide.Protocol;

namespace Glide.Connections;

/// <summary>A call whose value is handed out in pooled memory.</summary>
internal sealed class PendingLease : PendingReply<ValkeyLease?>
{
    /// <summary>A lease itself is an allocation, so these calls are not worth a pool of their own.</summary>
    protected override void ReturnToPool() => Forget();

    public override byte[] RentPayload(int length) => ArrayPool<byte>.Shared.Rent(length);

    public override byte[] GrowPayload(byte[] payload, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length);
        payload.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(payload);
        return larger;
    }

    protected override ValkeyLease? Read(ref RespReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        if (reader.TryTakePayload(out var payload, out var length))
        {
            return new ValkeyLease(payload, length);
        }

        var bytes = reader.ReadBytes();
        var array = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(array);
        return new ValkeyLease(array, bytes.Length);
    }
}
