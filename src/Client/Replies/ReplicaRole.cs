using Glide.Protocol;

namespace Glide;

/// <summary>The server is a replica.</summary>
/// <param name="PrimaryHost">The address of its primary.</param>
/// <param name="PrimaryPort">The port of its primary.</param>
/// <param name="State">How far it is in getting connected.</param>
/// <param name="ReplicationOffset">How many bytes of writes it has received; -1 while it is not connected.</param>
public sealed record ReplicaRole(string PrimaryHost, long PrimaryPort, ReplicationState State, long ReplicationOffset) : ServerRole
{
    internal static ReplicaRole ReadRest(ref RespReader reader, ref int count)
    {
        Require(ref count, 4);
        return new(reader.ReadText(), reader.ReadInt64(), ReplicationStateReader.Read(ref reader), reader.ReadInt64());
    }
}
