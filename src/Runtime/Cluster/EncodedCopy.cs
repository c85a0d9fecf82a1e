using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>Puts a command together from stretches of another encoded one; its large arguments stay where they are.</summary>
internal ref struct EncodedCopy
{
    private readonly EncodedCommand _from;
    private readonly RequestBuffer _into;
    private int _position;
    private int _nextExternal;

    /// <param name="from">The command that is copied from.</param>
    /// <param name="into">Where the new one is written, behind what it holds already.</param>
    public EncodedCopy(EncodedCommand from, RequestBuffer into)
    {
        _from = from;
        _into = into;
        _position = into.Length;
        if (from.Buffer.IsBlocking)
        {
            into.SetBlocking(from.Buffer.BlockingTimeout);
        }
    }

    public void WriteArrayHeader(int words)
    {
        var room = Room(NumberText.MaxLength);
        room[0] = (byte)'*';
        var digits = NumberText.Format(words, room[1..]);
        "\r\n"u8.CopyTo(room[(1 + digits)..]);
        _position += digits + 3;
    }

    /// <summary>Appends a stretch of the other command; later ones come from behind it.</summary>
    /// <param name="start">Where it begins, at a word.</param>
    /// <param name="end">Where it ends, behind a word.</param>
    /// <returns>Where it begins here.</returns>
    public int Append(int start, int end)
    {
        var at = _position;
        _from.Buffer.Written[start..end].CopyTo(Room(end - start));
        var externals = _from.Externals;
        for (; _nextExternal < externals.Length && externals[_nextExternal].Position <= end; _nextExternal++)
        {
            // One stands inside of its word: between the header and the line end, both of which are in the stretch.
            ref readonly var external = ref externals[_nextExternal];
            if (external.Position > start)
            {
                _into.AddExternal(external.Position - start + at, external.Memory);
            }
        }

        _position += end - start;
        return at;
    }

    public readonly void Complete(int words) => _into.Complete(_position, words);

    private readonly Span<byte> Room(int needed) =>
        _into.Array.Length - _position < needed ? _into.Grow(_position, needed).AsSpan(_position) : _into.Array.AsSpan(_position);
}
