using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Glide.Harness;

/// <summary>A connection without the product: words go out as they are, replies come in as they stand.</summary>
public sealed class RawConnection : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public RawConnection(Stream stream) => _stream = stream;

    /// <summary>Connects to a TCP or Unix socket.</summary>
    public static async Task<RawConnection> ConnectAsync(EndPoint endPoint) => new(await OpenAsync(endPoint));

    /// <summary>Connects with TLS and trusts <paramref name="authority"/> alone.</summary>
    public static async Task<RawConnection> ConnectTlsAsync(EndPoint endPoint, X509Certificate2 authority, X509Certificate2? client = null)
    {
        SslStream secure = new(await OpenAsync(endPoint));

        try
        {
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ClientCertificates = client is null ? null : [client],
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            });
            return new RawConnection(secure);
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a command, as an array of bulk strings.</summary>
    public async Task SendAsync(params string[] words)
    {
        using MemoryStream request = new();

        void Write(string text) => request.Write(Encoding.UTF8.GetBytes(text));

        Write(string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n"));

        foreach (string word in words)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"));
        }

        await SendRawAsync(request.ToArray());
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes);
        await _stream.FlushAsync();
    }

    /// <summary>Sends a command and returns its reply.</summary>
    /// <exception cref="HarnessException">The server answered with an error.</exception>
    public async Task<RawReply> ExecuteAsync(params string[] words)
    {
        await SendAsync(words);
        RawReply reply = await ReadReplyAsync();
        return reply.IsError ? throw new HarnessException($"{string.Join(' ', words)}: {reply.Text}") : reply;
    }

    /// <summary>Reads one complete reply.</summary>
    /// <exception cref="EndOfStreamException">The other side closed the connection.</exception>
    public async Task<RawReply> ReadReplyAsync()
    {
        string line = await ReadLineAsync();
        string rest = line[1..];

        switch (line[0])
        {
            case '$' or '!' or '=':
                int length = int.Parse(rest, CultureInfo.InvariantCulture);
                return new RawReply(line[0], length < 0 ? null : await ReadBulkAsync(length), null);

            case '*' or '~' or '>' or '%' or '|':
                int count = int.Parse(rest, CultureInfo.InvariantCulture);

                if (count < 0)
                {
                    return new RawReply(line[0], null, null);
                }

                List<RawReply> items = [];

                for (int i = line[0] is '%' or '|' ? count * 2 : count; i > 0; i--)
                {
                    items.Add(await ReadReplyAsync());
                }

                return new RawReply(line[0], null, items);

            case '_':
                return new RawReply('_', null, null);

            default:
                return new RawReply(line[0], Encoding.Latin1.GetBytes(rest), null);
        }
    }

    /// <summary>Reads whatever comes next; 0 at the end of the connection.</summary>
    public async Task<byte[]> ReadSomeAsync()
    {
        if (_start == _end)
        {
            _start = 0;
            _end = await _stream.ReadAsync(_buffer);
        }

        byte[] bytes = _buffer[_start.._end];
        _start = _end;
        return bytes;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static async Task<NetworkStream> OpenAsync(EndPoint endPoint)
    {
        bool tcp = endPoint is IPEndPoint or DnsEndPoint;
        Socket socket = new(
            tcp ? AddressFamily.InterNetwork : AddressFamily.Unix, SocketType.Stream, tcp ? ProtocolType.Tcp : ProtocolType.Unspecified);

        try
        {
            if (tcp)
            {
                socket.NoDelay = true;
            }

            await socket.ConnectAsync(endPoint);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<string> ReadLineAsync()
    {
        using MemoryStream line = new();

        while (true)
        {
            byte next = await ReadByteAsync();

            if (next == '\n')
            {
                byte[] bytes = line.ToArray();
                return Encoding.Latin1.GetString(bytes, 0, bytes.Length - 1);
            }

            line.WriteByte(next);
        }
    }

    private async Task<byte[]> ReadBulkAsync(int length)
    {
        byte[] payload = new byte[length];

        for (int filled = 0; filled < length;)
        {
            if (_start == _end)
            {
                await FillAsync();
            }

            int part = Math.Min(length - filled, _end - _start);
            _buffer.AsSpan(_start, part).CopyTo(payload.AsSpan(filled));
            _start += part;
            filled += part;
        }

        await ReadByteAsync();
        await ReadByteAsync();
        return payload;
    }

    private async ValueTask<byte> ReadByteAsync()
    {
        if (_start == _end)
        {
            await FillAsync();
        }

        return _buffer[_start++];
    }

    private async Task FillAsync()
    {
        _start = 0;
        _end = await _stream.ReadAsync(_buffer);

        if (_end == 0)
        {
            throw new EndOfStreamException("The other side closed the connection.");
        }
    }
}
