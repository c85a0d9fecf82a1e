using System.Globalization;

namespace Glide;

/// <summary>The options in the query string of an address.</summary>
internal static class AddressOptions
{
    public static TOptions Apply<TOptions>(TOptions options, string query)
        where TOptions : ValkeyClientOptions
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = Uri.UnescapeDataString(equals < 0 ? option : option[..equals]);
            if (equals < 0)
            {
                throw new FormatException($"The option '{name}' of the address has no value.");
            }

            if (!seen.Add(name))
            {
                throw new FormatException($"The address has the option '{name}' twice.");
            }

            options = (TOptions)Apply(options, name, Uri.UnescapeDataString(option[(equals + 1)..]));
        }

        return options;
    }

    private static ValkeyClientOptions Apply(ValkeyClientOptions options, string name, string value) => name switch
    {
        "requestTimeout" => options with { RequestTimeout = Milliseconds(value, name) },
        "connectionTimeout" => options with { ConnectionTimeout = Milliseconds(value, name) },
        "clientName" => options with { ClientName = value },
        "protocol" => options with { Protocol = Protocol(value) },
        "inflightRequestsLimit" => options with { InflightRequestsLimit = Number(value, name) },
        "sessionLimit" => options with { SessionLimit = Number(value, name) },
        "lazyConnect" => options with { LazyConnect = Flag(value, name) },
        "tcpNoDelay" => options with { TcpNoDelay = Flag(value, name) },
        "insecure" => options.Tls is { } tls
            ? options with { Tls = tls with { AcceptAnyServerCertificate = Flag(value, name) } }
            : throw new FormatException("The option 'insecure' is about TLS; use valkeys:// or rediss://."),
        "db" => options.Database == 0
            ? options with { Database = Number(value, name) }
            : throw new FormatException("The address gives the database twice, as its path and as the option 'db'."),
        "user" => options.User is null
            ? options with { User = value }
            : throw new FormatException("The address gives the user twice, before the '@' and as the option 'user'."),
        "password" => options.Password is null
            ? options with { Password = value }
            : throw new FormatException("The address gives the password twice, before the '@' and as the option 'password'."),
        _ => throw new FormatException($"The address has the unknown option '{name}'."),
    };

    private static TimeSpan Milliseconds(string value, string name) => TimeSpan.FromMilliseconds(Number(value, name));

    private static ValkeyProtocol Protocol(string value) => value switch
    {
        "2" => ValkeyProtocol.Resp2,
        "3" => ValkeyProtocol.Resp3,
        _ => throw new FormatException($"The option 'protocol' of the address is '{value}'; it can be 2 or 3."),
    };

    private static bool Flag(string value, string name) =>
        bool.TryParse(value, out var flag)
            ? flag
            : throw new FormatException($"The option '{name}' of the address is '{value}'; it can be true or false.");

    private static int Number(string value, string name) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"The option '{name}' of the address is '{value}', which is no whole number up to {int.MaxValue}.");
}
