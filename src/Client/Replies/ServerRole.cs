using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>What a server is: a primary, a replica or a sentinel.</summary>
public abstract record ServerRole : IReply<ServerRole>
{
    private protected ServerRole()
    {
    }

    /// <inheritdoc/>
    public static ServerRole Read(ref RespReader reader)
    {
        int count = reader.ReadTupleHeader(2);
        ReadOnlySpan<byte> name = reader.ReadBytes();
        ServerRole role =
            name.SequenceEqual("master"u8) ? PrimaryRole.ReadRest(ref reader, ref count) :
            name.SequenceEqual("slave"u8) ? ReplicaRole.ReadRest(ref reader, ref count) :
            name.SequenceEqual("sentinel"u8) ? SentinelRole.ReadRest(ref reader, ref count) :
            throw new ValkeyProtocolException("The server names a role that this client does not know.");
        reader.Skip(count);
        return role;
    }

    private protected static void Require(ref int count, int elements)
    {
        // The name has been read already. What is left afterwards is of a later version.
        count -= elements + 1;
        if (count < 0)
        {
            throw new ValkeyProtocolException($"The reply has {count + elements + 1} elements where {elements + 1} are expected.");
        }
    }
}
