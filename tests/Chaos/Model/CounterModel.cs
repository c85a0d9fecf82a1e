namespace Glide.Chaos.Model;

/// <summary>What a counter may hold that one caller increments: a call that is repeated behind the caller's back shows here.</summary>
internal sealed class CounterModel(string key, long initial)
{
    private readonly long _initial = initial;
    private long _certain = initial;
    private long _possible = initial;

    public string Key => key;

    /// <summary>An increment was sent, and nobody knows whether it has happened.</summary>
    public void MayHaveIncremented() => _possible++;

    /// <summary>An increment was answered.</summary>
    /// <param name="answer">The counter after it.</param>
    /// <param name="mayHaveLost">Whether acknowledged increments may be missing.</param>
    public Found Incremented(long answer, bool mayHaveLost)
    {
        var least = (mayHaveLost ? _initial : _certain) + 1;
        var most = _possible + 1;
        if (answer < least || answer > most)
        {
            return Found.Not($"{key} is {answer} after an increment; it should be {least}{(most > least ? $" to {most}" : string.Empty)}.");
        }

        var lost = Math.Max(0, _certain + 1 - answer);
        (_certain, _possible) = (answer, answer);
        return new((int)lost, null);
    }
}
