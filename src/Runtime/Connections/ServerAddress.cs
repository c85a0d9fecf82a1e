using System.Globalization;

namespace Glide.Connections;

/// <summary>Where a server listens: a host and port, or the path of a Unix socket.</summary>
internal sealed record ServerAddress(string Host, int Port, string? UnixPath = null)
{
    public override string ToString() =>
        UnixPath ?? (Host.Contains(':', StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}")
            : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}"));
}
