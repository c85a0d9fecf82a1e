using Glide.Protocol;

namespace Glide;

/// <summary>The server is a primary.</summary>
/// <param name="ReplicationOffset">How many bytes of writes it has given to its replicas.</param>
/// <param name="Replicas">The replicas that are connected.</param>
public sealed record PrimaryRole(long ReplicationOffset, RoleReplica[] Replicas) : ServerRole
{
    internal static PrimaryRole ReadRest(ref RespReader reader, ref int count)
    {
        Require(ref count, 2);
        return new(reader.ReadInt64(), reader.ReadArray<RoleReplica>());
    }
}
