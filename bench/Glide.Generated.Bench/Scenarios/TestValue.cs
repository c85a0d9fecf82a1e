using System.Globalization;
using System.Text;
using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>A key with the value that it is to hold, different for each, so that a reply to another call would show.</summary>
internal sealed class TestValue
{
    /// <summary>Longer values are looked at whole only now and then: the reference does not look at them at all.</summary>
    private const int AlwaysWhole = 1024;

    private const int End = 16;

    private readonly byte[] _bytes;
    private int _looks;

    /// <param name="index">Which one it is.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="hashTag">What puts its key into one slot with others; empty for nothing.</param>
    public TestValue(int index, int length, string hashTag = "")
    {
        Key = hashTag.Length == 0 ? Name(index) : $"{{{hashTag}}}{Name(index)}";
        var sample = Encoding.ASCII.GetBytes(index.ToString("x16", CultureInfo.InvariantCulture));
        _bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            _bytes[i] = sample[i % sample.Length];
        }
    }

    public ValkeyKey Key { get; }

    public ValkeyValue Value => _bytes;

    public string Text => Encoding.ASCII.GetString(_bytes);

    /// <summary>The name of a key, in the form that the reference would give it.</summary>
    public static string Name(int index) => index.ToString("'key:'000000000000", CultureInfo.InvariantCulture);

    /// <summary>Checks what a GET of the key answered.</summary>
    public void Check(ValkeyValue? found)
    {
        if (found is not { } value || !Matches(value.AsMemory().Span))
        {
            throw new BenchException($"{(string?)Key} holds something else than was stored there.");
        }
    }

    private bool Matches(ReadOnlySpan<byte> found)
    {
        if (found.Length != _bytes.Length)
        {
            return false;
        }

        return found.Length <= AlwaysWhole || (++_looks & 63) == 0
            ? found.SequenceEqual(_bytes)
            : found[..End].SequenceEqual(_bytes.AsSpan(0, End)) && found[^End..].SequenceEqual(_bytes.AsSpan(_bytes.Length - End));
    }
}
