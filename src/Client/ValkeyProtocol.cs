namespace Glide;

/// <summary>A version of the protocol between client and server.</summary>
public enum ValkeyProtocol
{
    /// <summary>RESP2, for servers and proxies that know no other.</summary>
    Resp2 = 2,

    /// <summary>RESP3, which every Valkey speaks.</summary>
    Resp3 = 3,
}
