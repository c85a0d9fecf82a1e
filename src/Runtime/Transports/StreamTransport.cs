namespace Glide.Transports;

/// <summary>Any stream: TLS over a socket, a tunnel, an in-memory pair.</summary>
internal sealed class StreamTransport(Stream stream) : Transport
{
    private readonly CancellationTokenSource _disposal = new();

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => stream.ReadAsync(buffer, _disposal.Token);

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, _disposal.Token).ConfigureAwait(false);
        await stream.FlushAsync(_disposal.Token).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        // Disposing wakes what waits in a socket's stream, but not in every stream; the token wakes it in those that a pipe stands behind.
        _ = _disposal.CancelAsync();
        stream.Dispose();
    }
}
