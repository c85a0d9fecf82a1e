using Glide.Bench.Measuring;

namespace Glide.Bench.Scenarios;

/// <summary>What is measured: one command, called by so many callers at once, each of which awaits before its next call.</summary>
internal abstract class Scenario(string command, int callers, int valueBytes)
{
    /// <summary>The bare command.</summary>
    public string Command => command;

    /// <summary>How many callers run.</summary>
    public int Callers => callers;

    /// <summary>The size of a value.</summary>
    public int ValueBytes => valueBytes;

    /// <summary>How many calls are under way at once.</summary>
    public virtual int Outstanding => callers;

    /// <summary>How many commands the servers of a cluster count for one call: more than one where the client splits it by slots.</summary>
    public virtual int CommandsInCluster => 1;

    /// <summary>The depths at which the reference runs; its first is the one that is compared.</summary>
    public virtual IReadOnlyList<int> ReferenceDepths => [Outstanding];

    /// <summary>The command as the reference is given it.</summary>
    public abstract IReadOnlyList<string> ReferenceWords { get; }

    /// <summary>What was run, for the results.</summary>
    public virtual string CommandLine => $"Glide.Generated.Bench: {callers} callers, one client, each awaits before its next call";

    /// <summary>Puts the keys into the state that the callers expect.</summary>
    public virtual Task PrepareAsync(ValkeyCommands client) => Task.CompletedTask;

    /// <summary>One caller: calls, awaits, checks the answer, and calls again until the gauge says stop.</summary>
    public abstract Task RunCallerAsync(ValkeyCommands client, int index, Gauge gauge);

    /// <inheritdoc/>
    public override string ToString() => $"{command} {SizeText.Of(valueBytes)} × {Outstanding}";
}
