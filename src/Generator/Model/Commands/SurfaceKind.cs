namespace Glide.Generator.Model.Commands;

/// <summary>Where a command appears.</summary>
internal enum SurfaceKind
{
    /// <summary>On every client.</summary>
    Typed,

    /// <summary>On a leased session, because it speaks about its own connection.</summary>
    Session,

    /// <summary>Nowhere as a method, because no call could wait for its reply: pushed messages, a stream or silence come instead.</summary>
    Push,

    /// <summary>Nowhere as a method; only its descriptor is known.</summary>
    Untyped,

    /// <summary>Nowhere: it only holds subcommands.</summary>
    Container,
}
