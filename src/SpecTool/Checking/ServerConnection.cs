using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Glide.SpecTool.Checking;

/// <summary>
/// A plain RESP3 connection. The tool makes the specs from which the client is generated, so it must build and run without that client.
/// </summary>
internal sealed class ServerConnection : IServerConnection, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TcpClient _client;
    private readonly Stream _stream;
    private readonly ReplyReader _replies;
    private readonly string _address;

    private ServerConnection(TcpClient client, string address)
    {
        _client = client;
        _stream = client.GetStream();
        _replies = new ReplyReader(new BufferedStream(_stream, 64 * 1024));
        _address = address;
    }

    /// <summary>Connects and switches to RESP3.</summary>
    /// <exception cref="SpecException">Nobody answers there, the credentials are wrong, or the server does not speak RESP3.</exception>
    public static async Task<ServerConnection> OpenAsync(string host, int port, string? user, string? password)
    {
        var address = $"{host}:{port}";
        var client = new TcpClient();
        try
        {
            using var timeout = new CancellationTokenSource(Patience);
            await client.ConnectAsync(host, port, timeout.Token);
            client.ReceiveTimeout = client.SendTimeout = (int)Patience.TotalMilliseconds;
            var connection = new ServerConnection(client, address);
            string[] credentials = password is null ? [] : ["AUTH", user ?? "default", password];
            await connection.ExecuteAsync(["HELLO", "3", .. credentials]);
            return connection;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or SpecException)
        {
            client.Dispose();
            throw e as SpecException ?? new SpecException($"There is no server at {address}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async Task<JsonNode?> ExecuteAsync(params string[] words)
    {
        var request = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words)
        {
            request.Append($"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()));
            return _replies.Read();
        }
        catch (IOException e)
        {
            throw new SpecException($"{_address} did not answer {words[0]}: {e.Message}", e);
        }
        catch (ServerErrorException e)
        {
            throw new SpecException($"{_address} refused {words[0]}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
