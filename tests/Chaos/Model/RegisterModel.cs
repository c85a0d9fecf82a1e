using System.Globalization;

namespace Glide.Chaos.Model;

/// <summary>
/// What a key that is set and read may hold. It has one writer, so it holds what was acknowledged last, or what was written after that by
/// calls that were not answered; after its primary was lost with what it had not told its replicas, also anything from before.
/// </summary>
internal sealed class RegisterModel(string key, long initial)
{
    private readonly List<Write> _writes = [new(initial, IsCertain: true)];
    private int _certain;

    public string Key => key;

    /// <summary>The text to write for a number; it names the key, so that the answer to another's question is noticed.</summary>
    public string TextOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{key}={number}");

    /// <summary>A write was acknowledged.</summary>
    public void Wrote(long number)
    {
        _writes.Add(new(number, IsCertain: true));
        _certain = _writes.Count - 1;
    }

    /// <summary>A write was sent, and nobody knows whether it has happened.</summary>
    public void MayHaveWritten(long number) => _writes.Add(new(number, IsCertain: false));

    /// <summary>The key was read.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="mayHaveLost">Whether acknowledged writes may be missing.</param>
    public Found Read(string? text, bool mayHaveLost)
    {
        var at = _writes.FindLastIndex(write => TextOf(write.Number) == text);
        if (at < 0)
        {
            return Found.Not($"{key} was never set to '{text ?? "(nothing)"}'; it should be '{TextOf(_writes[_certain].Number)}'.");
        }

        if (at < _certain && !mayHaveLost)
        {
            return Found.Not($"{key} is '{text}' as it was {_certain - at} writes ago; it should be '{TextOf(_writes[_certain].Number)}'.");
        }

        var lost = 0;
        for (var i = at + 1; i < _writes.Count; i++)
        {
            lost += _writes[i].IsCertain ? 1 : 0;
        }

        // What an unanswered call wrote is certain once it is seen; what came after it has not happened.
        _writes.RemoveRange(at + 1, _writes.Count - at - 1);
        _writes[at] = _writes[at] with { IsCertain = true };
        _certain = at;
        return new(lost, null);
    }

    private readonly record struct Write(long Number, bool IsCertain);
}
