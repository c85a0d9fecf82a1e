using System.Globalization;
using Glide.Commands;
using Glide.Protocol;

namespace Glide;

/// <summary>One end of a range of scores in a sorted set. A number converts to an end that includes it; the default is 0, included.</summary>
public readonly record struct ScoreBound : ICommandArgument
{
    // The longest shortest-round-trip double is -1.2345678901234567E-308; the server reads the exponent in either case.
    private const int MaxTextLength = 33;

    private ScoreBound(double score, bool isExclusive)
    {
        if (double.IsNaN(score))
        {
            throw new ArgumentException("NaN is not a score.", nameof(score));
        }

        Score = score;
        IsExclusive = isExclusive;
    }

    /// <summary>No lower end: <c>-inf</c>.</summary>
    public static ScoreBound NegativeInfinity => new(double.NegativeInfinity, isExclusive: false);

    /// <summary>No upper end: <c>inf</c>.</summary>
    public static ScoreBound PositiveInfinity => new(double.PositiveInfinity, isExclusive: false);

    /// <summary>The score.</summary>
    public double Score { get; }

    /// <summary>Whether members with exactly this score are left out.</summary>
    public bool IsExclusive { get; }

    /// <summary>This score, itself included.</summary>
    /// <param name="score">The score; infinities are allowed.</param>
    /// <exception cref="ArgumentException"><paramref name="score"/> is not a number.</exception>
    public static ScoreBound Inclusive(double score) => new(score, isExclusive: false);

    /// <summary>This score, itself left out: <c>(score</c>.</summary>
    /// <param name="score">The score; infinities are allowed.</param>
    /// <exception cref="ArgumentException"><paramref name="score"/> is not a number.</exception>
    public static ScoreBound Exclusive(double score) => new(score, isExclusive: true);

    /// <summary>This score, itself included.</summary>
    /// <param name="score">The score; infinities are allowed.</param>
    /// <exception cref="ArgumentException"><paramref name="score"/> is not a number.</exception>
    public static implicit operator ScoreBound(double score) => Inclusive(score);

    /// <inheritdoc/>
    public void WriteTo(ref RespWriter writer)
    {
        if (!IsExclusive)
        {
            writer.WriteDouble(Score);
            return;
        }

        Span<byte> text = stackalloc byte[MaxTextLength];
        text[0] = (byte)'(';
        writer.WriteBytes(text[..(1 + Format(text[1..]))]);
    }

    /// <summary>The word that is sent.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        text[0] = (byte)'(';
        var length = 1 + Format(text[1..]);
        return System.Text.Encoding.ASCII.GetString(IsExclusive ? text[..length] : text[1..length]);
    }

    private int Format(Span<byte> destination)
    {
        if (double.IsInfinity(Score))
        {
            var word = Score > 0 ? "inf"u8 : "-inf"u8;
            word.CopyTo(destination);
            return word.Length;
        }

        Score.TryFormat(destination, out var length, default, CultureInfo.InvariantCulture);
        return length;
    }
}
