namespace Glide.Protocol;

/// <content>Sequences whose positions have meanings, and maps whose keys have.</content>
public ref partial struct RespReader
{
    /// <summary>The error for a map that lacks an entry.</summary>
    /// <param name="key">The entry's key.</param>
    public static ValkeyProtocolException Missing(string key) => new($"The reply has no entry '{key}'.");

    /// <summary>Reads the beginning of a sequence whose positions have meanings. A later version of the server may send more of them.</summary>
    /// <param name="least">The number of elements that have to be there.</param>
    /// <returns>The number of elements that follow.</returns>
    /// <exception cref="ValkeyServerException">An error stands there.</exception>
    /// <exception cref="ValkeyProtocolException">Something else stands there, or fewer elements.</exception>
    public int ReadTupleHeader(int least)
    {
        int count = ReadArrayHeader();
        return count >= least ? count : throw new ValkeyProtocolException($"The reply has {count} elements where {least} are expected.");
    }

    /// <summary>Skips complete values.</summary>
    /// <param name="count">How many; none if it is negative.</param>
    /// <exception cref="ValkeyProtocolException">They are not complete.</exception>
    public void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Skip();
        }
    }
}
