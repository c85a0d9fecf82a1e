using System.Globalization;

namespace Glide;

/// <summary>Understands addresses as users write them. No message repeats the address, because it may hold a password.</summary>
internal static class AddressParser
{
    public static GlideClientOptions Parse(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var text = address.Contains("://", StringComparison.Ordinal) ? address : "valkey://" + address;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new FormatException(
                "The address is not a URI such as valkey://user:password@host:6379/0; " +
                "characters such as '@', '/', '#' and '?' in a password are written with a percent sign: '%40'.");
        }

        if (uri.Fragment.Length != 0)
        {
            throw new FormatException("The address has a '#', which has no meaning in it; within a password write '%23'.");
        }

        try
        {
            return AddressOptions.Apply(OfUri(uri), uri.Query);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"The address has a value that cannot be: {exception.Message}", exception);
        }
    }

    private static GlideClientOptions OfUri(Uri uri) => uri.Scheme switch
    {
        "valkey" or "redis" => WithUserInfo(OfHost(uri), uri.UserInfo),
        "valkeys" or "rediss" => WithUserInfo(OfHost(uri), uri.UserInfo) with { Tls = new TlsOptions() },
        "unix" => OfUnixSocket(uri),
        _ => throw new FormatException($"The scheme '{uri.Scheme}' is none of valkey, valkeys, redis, rediss and unix."),
    };

    private static GlideClientOptions OfHost(Uri uri)
    {
        if (uri.Host.Length == 0)
        {
            throw new FormatException("The address has no host.");
        }

        var path = uri.AbsolutePath.Trim('/');
        return new GlideClientOptions
        {
            Host = Uri.UnescapeDataString(uri.DnsSafeHost),
            Port = uri.Port == -1 ? GlideClientOptions.DefaultPort : uri.Port,
            Database = path.Length == 0 ? 0 : ParseDatabase(path),
        };
    }

    private static GlideClientOptions OfUnixSocket(Uri uri) => uri.Authority.Length == 0
        ? new GlideClientOptions { UnixSocketPath = Uri.UnescapeDataString(uri.AbsolutePath) }
        : throw new FormatException("The path of a Unix socket begins with a slash, which makes three: unix:///path/to/socket.");

    private static GlideClientOptions WithUserInfo(GlideClientOptions options, string userInfo)
    {
        if (userInfo.Length == 0)
        {
            return options;
        }

        var colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new FormatException("The address has a user without a password; write user:password@ or :password@.");
        }

        return options with
        {
            User = colon == 0 ? null : Uri.UnescapeDataString(userInfo[..colon]),
            Password = Uri.UnescapeDataString(userInfo[(colon + 1)..]),
        };
    }

    private static int ParseDatabase(string path) =>
        int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database)
            ? database
            : throw new FormatException($"The path of the address is '{path}'; it can only be the number of a database.");
}
