using System.Globalization;

namespace Glide;

/// <summary>Understands addresses as users write them. No message repeats the address, because it may hold a password.</summary>
internal static class AddressParser
{
    public static GlideClientOptions Parse(string address)
    {
        var uri = ParseUri(address, out var otherHosts);
        return Apply(uri, () => otherHosts.Length != 0
            ? new GlideClientOptions { Addresses = Hosts(uri, otherHosts) }
            : uri.Scheme == "unix" ? OfUnixSocket(uri) : OfHost(uri));
    }

    public static GlideClusterClientOptions ParseCluster(string address)
    {
        var uri = ParseUri(address, out var otherHosts);
        return uri.Scheme == "unix"
            ? throw new FormatException("A cluster has no Unix socket; give the host and port of a node.")
            : Apply(uri, () => new GlideClusterClientOptions { Addresses = Hosts(uri, otherHosts) });
    }

    /// <summary>Several hosts are none of the forms that a URI can have, so all but the first are taken out before.</summary>
    private static Uri ParseUri(string address, out string[] otherHosts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var text = address.Contains("://", StringComparison.Ordinal) ? address : "valkey://" + address;
        var begin = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var length = text.AsSpan(begin).IndexOfAny('/', '?', '#');
        var end = length < 0 ? text.Length : begin + length;
        begin = Math.Max(begin, text.LastIndexOf('@', Math.Max(end - 1, 0), end - begin) + 1);
        var comma = text.IndexOf(',', begin, end - begin);
        otherHosts = comma < 0 ? [] : text[(comma + 1)..end].Split(',');
        if (otherHosts.Any(static host => host.Contains('=', StringComparison.Ordinal)))
        {
            throw new FormatException(
                "The address has options behind a comma, as StackExchange.Redis writes them; here it is host:6379?name=value, " +
                "with user and password as user:password@host.");
        }

        if (comma >= 0)
        {
            text = text.Remove(comma, end - comma);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new FormatException(
                "The address is not a URI such as valkey://user:password@host:6379/0; " +
                "characters such as '@', '/', '#' and '?' in a password are written with a percent sign: '%40'.");
        }

        return uri.Fragment.Length == 0
            ? uri
            : throw new FormatException("The address has a '#', which has no meaning in it; within a password write '%23'.");
    }

    private static TOptions Apply<TOptions>(Uri uri, Func<TOptions> make)
        where TOptions : ValkeyClientOptions
    {
        try
        {
            var path = uri.Scheme == "unix" ? "" : uri.AbsolutePath.Trim('/');
            ValkeyClientOptions whole = make();
            whole = whole with { Database = path.Length == 0 ? 0 : ParseDatabase(path) };
            whole = uri.Scheme switch
            {
                "valkey" or "redis" => WithUserInfo(whole, uri.UserInfo),
                "unix" => whole,
                _ => WithUserInfo(whole, uri.UserInfo) with { Tls = new TlsOptions() },
            };
            return AddressOptions.Apply((TOptions)whole, uri.Query);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"The address has a value that cannot be: {exception.Message}", exception);
        }
    }

    private static GlideClientOptions OfHost(Uri uri)
    {
        CheckHost(uri);
        return new GlideClientOptions { Host = Uri.UnescapeDataString(uri.DnsSafeHost), Port = PortOf(uri) };
    }

    private static GlideClientOptions OfUnixSocket(Uri uri) => uri.Authority.Length == 0
        ? new GlideClientOptions { UnixSocketPath = Uri.UnescapeDataString(uri.AbsolutePath) }
        : throw new FormatException("The path of a Unix socket begins with a slash, which makes three: unix:///path/to/socket.");

    private static NodeAddress[] Hosts(Uri uri, string[] others)
    {
        CheckHost(uri);
        return
        [
            new NodeAddress(Uri.UnescapeDataString(uri.DnsSafeHost), PortOf(uri)),
            .. others.Select(static host =>
                NodeAddress.TryParse(host, out var address) ? address
                : host.Length != 0 && NodeAddress.TryParse($"{host}:{GlideClientOptions.DefaultPort}", out address) ? address
                : throw new FormatException($"The address has '{host}' among its hosts, which is neither a host nor a host and a port.")),
        ];
    }

    private static void CheckHost(Uri uri)
    {
        if (uri.Scheme is not ("valkey" or "valkeys" or "redis" or "rediss"))
        {
            throw new FormatException($"The scheme '{uri.Scheme}' is none of valkey, valkeys, redis, rediss and unix.");
        }

        if (uri.Host.Length == 0)
        {
            throw new FormatException("The address has no host.");
        }
    }

    private static int PortOf(Uri uri) => uri.Port == -1 ? GlideClientOptions.DefaultPort : uri.Port;

    private static ValkeyClientOptions WithUserInfo(ValkeyClientOptions options, string userInfo)
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
