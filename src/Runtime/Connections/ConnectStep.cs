namespace Glide.Connections;

/// <summary>How far an attempt to connect has come, which says what its failure may mean.</summary>
internal enum ConnectStep
{
    /// <summary>The host's name is resolved and the socket connected.</summary>
    Opening,

    /// <summary>TLS is negotiated.</summary>
    Securing,

    /// <summary>The user's provider is asked for credentials.</summary>
    AskingForCredentials,

    /// <summary>The server is greeted and told who connects.</summary>
    Greeting,
}
