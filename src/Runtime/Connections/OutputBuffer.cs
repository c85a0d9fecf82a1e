using Glide.Protocol;

namespace Glide.Connections;

/// <summary>
/// What waits to be sent on one connection: small requests one after the other in one array, and between them the large arguments that go
/// to the transport from where the caller keeps them.
/// </summary>
internal sealed class OutputBuffer
{
    private const int InitialSize = 64 * 1024;

    /// <summary>An array that grew past this in a burst is not kept for quiet times.</summary>
    private const int KeptSize = 1024 * 1024;

    private readonly List<BorrowedPiece> _borrowed = [];
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(InitialSize);

    /// <summary>How many bytes wait in the array.</summary>
    public int Length { get; private set; }

    /// <summary>How many bytes wait in all, borrowed ones included.</summary>
    public long TotalLength { get; private set; }

    public bool IsEmpty => TotalLength == 0;

    public bool BorrowsMemory => _borrowed.Count != 0;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Whether a request fits: one array holds what waits, and a transport that accepts nothing does not empty it.</summary>
    public bool HasRoomFor(Protocol.RequestBuffer request) => (long)Length + request.Length <= Array.MaxLength;

    public void Append(PendingCommand command)
    {
        var request = command.Request;
        var bytes = request.Written;
        Ensure(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));

        PendingCommand? lender = command;
        foreach (var external in request.Externals)
        {
            _borrowed.Add(new BorrowedPiece(Length + external.Position, external.Memory, lender));
            TotalLength += external.Memory.Length;

            // Told once for all its pieces: after that the object may serve another call.
            lender = null;
        }

        Length += bytes.Length;
        TotalLength += bytes.Length;
    }

    /// <summary>Sends everything, in order, with <paramref name="send"/>.</summary>
    public async ValueTask SendPiecesAsync(Func<ReadOnlyMemory<byte>, ValueTask> send)
    {
        var sent = 0;
        foreach (var piece in _borrowed)
        {
            if (piece.Position > sent)
            {
                await send(_bytes.AsMemory(sent, piece.Position - sent)).ConfigureAwait(false);
                sent = piece.Position;
            }

            await send(piece.Memory).ConfigureAwait(false);
        }

        if (Length > sent)
        {
            await send(_bytes.AsMemory(sent, Length - sent)).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets what has been sent, and tells the calls that lent their memory that it is theirs again.</summary>
    public void Clear()
    {
        foreach (var piece in _borrowed)
        {
            piece.Lender?.EndBorrowing();
        }

        _borrowed.Clear();
        Length = 0;
        TotalLength = 0;
        if (_bytes.Length > KeptSize)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(InitialSize);
        }
    }

    private void Ensure(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, (long)Length + count)));
        }
    }

    private readonly record struct BorrowedPiece(int Position, ReadOnlyMemory<byte> Memory, PendingCommand? Lender);
}
