using Glide.Chaos.Model;

namespace Glide.Chaos.Load;

/// <summary>A slot's two keys of one caller: one that is set and read, and one that counts.</summary>
internal sealed class OwnKey(string name, long initial)
{
    public RegisterModel Register { get; } = new($"{name}:r", initial);

    public CounterModel Counter { get; } = new($"{name}:n", initial);

    /// <summary>What both begin with.</summary>
    public long Initial => initial;

    /// <summary>The last loss of a primary after which the register is known to be what the new one holds.</summary>
    public int RegisterKnownSince { get; set; }

    /// <summary>The last loss of a primary after which the counter is known to be what the new one holds.</summary>
    public int CounterKnownSince { get; set; }
}
