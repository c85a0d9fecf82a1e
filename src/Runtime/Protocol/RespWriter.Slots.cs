using System.Runtime.CompilerServices;

namespace Glide.Protocol;

/// <content>Words that say where a command goes.</content>
public ref partial struct RespWriter
{
    /// <summary>Whether it is noted where keys stand and which slots they hash to.</summary>
    internal readonly bool TracksKeys => _request.TracksKeys;

    /// <summary>Writes a value that is no key but chooses the slot like one, such as a sharded channel.</summary>
    /// <param name="value">The value; it is copied.</param>
    /// <exception cref="ArgumentException">The value is longer than 512 MB.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteHashed(scoped in ValkeyValue value)
    {
        int wordOffset = _position;
        WritePayload(value.Payload, external: false);
        if (_request.TracksKeys)
        {
            _request.AddSlot(HashSlot.Of(_span[BytesOf(wordOffset)..(_position - 2)]));
        }
    }

    /// <summary>Writes the number of a slot, to whose owner the command goes.</summary>
    /// <param name="slot">The slot. One that does not exist is sent as it is, for the server to refuse.</param>
    public void WriteSlot(long slot)
    {
        WriteInt64(slot);
        if (_request.TracksKeys && slot is >= 0 and < HashSlot.Count)
        {
            _request.AddSlot((int)slot);
        }
    }

    /// <summary>Writes a word that was found to be a key, as it is.</summary>
    internal void WriteKeyWord(scoped in ValkeyValue key)
    {
        int wordOffset = _position;
        int word = _words + CountHeaderWords(out _);
        WritePayload(key.Payload, external: false);
        int offset = BytesOf(wordOffset);
        _request.AddKey(word, wordOffset, offset, _position - offset - 2);
    }
}
