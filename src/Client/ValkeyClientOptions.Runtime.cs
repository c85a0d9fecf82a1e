using System.Globalization;
using Glide.Connections;

namespace Glide;

/// <content>What the settings come down to for the runtime.</content>
public abstract partial record ValkeyClientOptions
{
    /// <summary>Checks what no single setting can tell.</summary>
    internal virtual void Validate()
    {
        Forbid(User is not null && Password is null && CredentialProvider is null, nameof(User), nameof(Password), "a user needs a password");
        Forbid(Password is not null && CredentialProvider is not null, nameof(Password), nameof(CredentialProvider), "only one of them can be the password");
        Forbid(User is not null && CredentialProvider is not null, nameof(User), nameof(CredentialProvider), "the provider gives the user too");
        Tls?.Validate();
    }

    /// <summary>Where the client connects and as whom; never the password, because options end up in logs.</summary>
    public override string ToString() => GetType().Name;

    internal ConnectionSettings ToConnectionSettings() => new()
    {
        Credentials = Credentials(),
        Database = Database,
        ClientName = ClientName,
        LibraryName = ClientLibrary.Name,
        LibraryVersion = ClientLibrary.Version,
        Protocol = (int)Protocol,
        ConnectTimeout = ConnectionTimeout,
        NoDelay = TcpNoDelay,
        Tls = Tls is null ? null : Tls.ForHost,
        StreamFactory = StreamFactory,
        Clock = Clock.From(TimeProvider),
    };

    internal ExecutorSettings ToExecutorSettings(Action<ConnectionState> stateChanged) => new()
    {
        RequestTimeout = RequestTimeout,
        InflightLimit = InflightRequestsLimit,
        FailsWhenFull = WhenInflightLimitIsReached == InflightLimitBehavior.Fail,
        SessionLimit = SessionLimit,
        Backoff = ReconnectBackoff.ToBackoff(),
        StateChanged = stateChanged,
    };

    private protected static void Forbid(bool contradiction, string one, string other, string because)
    {
        if (contradiction)
        {
            throw new ArgumentException($"{one} and {other} contradict each other: {because}.", one);
        }
    }

    private protected string Describe(string? servers, string? unixSocketPath)
    {
        var user = User is null ? "" : $"{Uri.EscapeDataString(User)}@";
        var where = unixSocketPath is null ? $"{(Tls is null ? "valkey" : "valkeys")}://{user}{servers}" : $"unix://{unixSocketPath}";
        return string.Create(CultureInfo.InvariantCulture, $"{where}/{Database}");
    }

    private Func<CancellationToken, ValueTask<ServerCredentials?>>? Credentials()
    {
        if (CredentialProvider is { } provider)
        {
            return async cancellationToken =>
            {
                // The connection timeout holds even where the provider does not heed its token.
                var (user, password) = await provider(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                return password is null
                    ? throw new InvalidOperationException("it gave no password.")
                    : new ServerCredentials(user, password);
            };
        }

        return Password is null ? null : _ => ValueTask.FromResult<ServerCredentials?>(new ServerCredentials(User, Password));
    }
}
