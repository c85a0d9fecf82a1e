namespace Glide.Commands;

/// <summary>The flags of a command, as its spec's <c>command_flags</c> and <c>doc_flags</c> name them.</summary>
[Flags]
public enum CommandFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>The command changes data.</summary>
    Write = 1 << 0,

    /// <summary>The command only reads, so a replica may answer it and it may be sent again.</summary>
    ReadOnly = 1 << 1,

    /// <summary>The command may wait at the server.</summary>
    Blocking = 1 << 2,

    /// <summary>An administrative command.</summary>
    Admin = 1 << 3,

    /// <summary>The command answers in constant or logarithmic time.</summary>
    Fast = 1 << 4,

    /// <summary>The server refuses the command when it is out of memory.</summary>
    DenyOom = 1 << 5,

    /// <summary>The command may not run inside a script.</summary>
    NoScript = 1 << 6,

    /// <summary>The command may not run inside MULTI.</summary>
    NoMulti = 1 << 7,

    /// <summary>The command answers before authentication.</summary>
    NoAuth = 1 << 8,

    /// <summary>The command belongs to publish and subscribe.</summary>
    PubSub = 1 << 9,

    /// <summary>The command is accepted while the server loads its data.</summary>
    Loading = 1 << 10,

    /// <summary>The command is accepted by a replica whose data is stale.</summary>
    Stale = 1 << 11,

    /// <summary>The command is accepted while a script keeps the server busy.</summary>
    AllowBusy = 1 << 12,

    /// <summary>The command may run without any of its keys.</summary>
    NoMandatoryKeys = 1 << 13,

    /// <summary>The spec calls the command deprecated.</summary>
    Deprecated = 1 << 14,

    /// <summary>The command's effect is replicated although it is not a write in every case.</summary>
    MayReplicate = 1 << 15,

    /// <summary>The command speaks about the connection that carries it, so it needs a leased session.</summary>
    SessionBound = 1 << 16,

    /// <summary>No single reply answers the command: pushed messages, a stream or silence come instead, so that no call can wait for it.</summary>
    Unanswered = 1 << 17,
}
