using System.Collections.Immutable;
using System.Globalization;
using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>What a server outside of a cluster says about itself, its primary and its replicas.</summary>
internal sealed record ReplicationView(NodeAddress AnsweredBy, NodeRole Role)
{
    /// <summary>The primary that a replica follows; null for a primary.</summary>
    public NodeAddress? Primary { get; init; }

    /// <summary>Whether a replica is connected to its primary; true for a primary.</summary>
    public bool IsLinkUp { get; init; } = true;

    /// <summary>Whether the server is loading its data.</summary>
    public bool IsLoading { get; init; }

    /// <summary>The replicas that are connected to it, by the addresses that they have told it.</summary>
    public ImmutableArray<NodeAddress> Replicas { get; init; } = [];

    /// <summary>How far it is in the stream of writes, in bytes; -1 if it has not said so.</summary>
    public long Offset { get; init; } = -1;

    /// <summary>What tells one run of one server from all others; null if it has not said so.</summary>
    public string? RunId { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>Whether the server is a node of a cluster.</summary>
    public bool IsCluster { get; init; }

    /// <summary>Reads the reply to INFO: the section <c>replication</c>, and of others what is there.</summary>
    /// <param name="info">The reply.</param>
    /// <param name="answeredBy">The server that was asked.</param>
    /// <exception cref="ValkeyProtocolException">It tells no role.</exception>
    public static ReplicationView FromInfo(string info, NodeAddress answeredBy)
    {
        string? role = null;
        string? host = null;
        var port = 0;
        var view = new ReplicationView(answeredBy, NodeRole.Primary);
        foreach (var line in info.AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon < 1 || line[0] == '#')
            {
                continue;
            }

            var value = line[(colon + 1)..];
            switch (line[..colon])
            {
                case "role":
                    role = value.ToString();
                    break;
                case "master_host":
                    host = value.ToString();
                    break;
                case "master_port":
                    port = Number(value) is >= 1 and <= ushort.MaxValue and var number ? (int)number : 0;
                    break;
                case "master_link_status":
                    view = view with { IsLinkUp = value.SequenceEqual("up") };
                    break;
                case "master_repl_offset" when role == "master":
                case "slave_repl_offset":
                    view = view with { Offset = Number(value) };
                    break;
                case "loading":
                    view = view with { IsLoading = value.SequenceEqual("1") };
                    break;
                case "run_id":
                    view = view with { RunId = value.ToString() };
                    break;
                case "availability_zone" when !value.IsEmpty:
                    view = view with { AvailabilityZone = value.ToString() };
                    break;
                case "redis_mode" or "server_mode" or "valkey_mode" when value.SequenceEqual("cluster"):
                    view = view with { IsCluster = true };
                    break;
                case ['s', 'l', 'a', 'v', 'e', >= '0' and <= '9', ..] when ReplicaOf(value) is { } replica:
                    view = view with { Replicas = view.Replicas.Add(replica) };
                    break;
            }
        }

        return role switch
        {
            "master" => view,
            "slave" or "replica" => view with
            {
                Role = NodeRole.Replica,
                Primary = !string.IsNullOrWhiteSpace(host) && port != 0 ? new NodeAddress(host, port) : null,
            },
            _ => throw new ValkeyProtocolException("The reply to INFO tells no role of the server."),
        };
    }

    /// <summary>Reads the reply to ROLE.</summary>
    /// <param name="reader">The reader, positioned at the beginning of the reply.</param>
    /// <param name="answeredBy">The server that was asked.</param>
    /// <exception cref="ValkeyProtocolException">The server is neither a primary nor a replica.</exception>
    public static ReplicationView ReadRole(ref RespReader reader, NodeAddress answeredBy)
    {
        var count = reader.ReadTupleHeader(1);
        var role = reader.ReadText();
        if (role == "master" && count >= 3)
        {
            var offset = reader.ReadInt64();
            var replicas = ImmutableArray.CreateBuilder<NodeAddress>();
            for (var rest = reader.ReadArrayHeader(); rest > 0; rest--)
            {
                var words = reader.ReadTupleHeader(2);
                var host = reader.ReadText();
                var port = reader.ReadInt64();
                reader.Skip(words - 2);
                if (AddressOf(host, port) is { } replica)
                {
                    replicas.Add(replica);
                }
            }

            reader.Skip(count - 3);
            return new(answeredBy, NodeRole.Primary) { Offset = offset, Replicas = replicas.ToImmutable() };
        }

        if (role == "slave" && count >= 5)
        {
            var primary = AddressOf(reader.ReadText(), reader.ReadInt64());
            var isLinkUp = reader.ReadText() == "connected";
            var offset = reader.ReadInt64();
            reader.Skip(count - 5);
            return new(answeredBy, NodeRole.Replica) { Primary = primary, IsLinkUp = isLinkUp, Offset = offset };
        }

        throw new ValkeyProtocolException($"The server says that its role is '{role}'; a primary or a replica is expected.");
    }

    /// <summary>The address in <c>ip=10.0.0.2,port=6379,state=online,…</c>; only a replica that is online counts.</summary>
    private static NodeAddress? ReplicaOf(ReadOnlySpan<char> text)
    {
        string? host = null;
        long port = 0;
        var online = true;
        foreach (var range in text.Split(','))
        {
            var field = text[range];
            if (field.StartsWith("ip="))
            {
                host = field[3..].ToString();
            }
            else if (field.StartsWith("port="))
            {
                port = Number(field[5..]);
            }
            else if (field.StartsWith("state="))
            {
                online = field[6..].SequenceEqual("online");
            }
        }

        return online ? AddressOf(host, port) : null;
    }

    private static NodeAddress? AddressOf(string? host, long port) =>
        !string.IsNullOrWhiteSpace(host) && host != "?" && port is >= 1 and <= ushort.MaxValue ? new NodeAddress(host, (int)port) : null;

    private static long Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
