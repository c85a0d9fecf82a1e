namespace Glide.Harness;

/// <summary>How a connection comes to its end.</summary>
public enum CutKind
{
    /// <summary>With a reset, as when the other machine crashed or a firewall dropped its state.</summary>
    Reset,

    /// <summary>In order, as when the other process ended; what was sent before still arrives.</summary>
    Finish,
}
