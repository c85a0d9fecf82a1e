using Glide.Cluster;
using Glide.Commands;
using Glide.Connections;

namespace Glide;

/// <summary>Where the keys are that a scan reads: who is asked, and what is waited for when nobody answers.</summary>
internal abstract class ScanTarget(Clock clock, TimeSpan requestTimeout)
{
    private const string RunIdField = "run_id:";

    public Clock Clock => clock;

    /// <summary>How long a question may take by the client's options.</summary>
    public TimeSpan RequestTimeout => requestTimeout;

    /// <summary>Whether the keys are spread over slots.</summary>
    public abstract bool HasSlots { get; }

    /// <summary>Which node has what, as known now.</summary>
    public abstract SlotMap Map { get; }

    /// <summary>Waits until there is a map.</summary>
    public abstract Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Speaks to a node of the map.</summary>
    /// <param name="node">The node.</param>
    /// <param name="timeout">How long it has for each answer.</param>
    public abstract CommandExecutor At(NodeInfo node, TimeSpan timeout);

    /// <summary>Speaks to a node to which a slot's keys are moving.</summary>
    /// <inheritdoc cref="At"/>
    public virtual CommandExecutor Asking(NodeAddress node, TimeSpan timeout) => throw new NotSupportedException("There are no slots.");

    /// <summary>Takes note that a slot has moved. False if the map says so already.</summary>
    public virtual bool TryMove(int slot, NodeAddress to) => false;

    /// <summary>Asks a node what it has.</summary>
    /// <param name="server">The node, as <see cref="At"/> gave it.</param>
    /// <param name="withRunId">Whether it matters if the server has been started anew.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<ScanObservation> ObserveAsync(CommandExecutor server, bool withRunId, CancellationToken cancellationToken);

    /// <summary>Waits until it makes sense to try again.</summary>
    /// <param name="waits">How many waits there have been in a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task WaitAsync(int waits, CancellationToken cancellationToken);

    /// <summary>What tells one run of a server from the next; null if it does not say.</summary>
    protected static async Task<string?> ReadRunIdAsync(CommandExecutor server, CancellationToken cancellationToken)
    {
        var info = await AskInfoAsync(server, cancellationToken).ConfigureAwait(false);
        foreach (var line in info.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(RunIdField, StringComparison.Ordinal))
            {
                return line[RunIdField.Length..].ToString();
            }
        }

        return null;
    }

    private static ValueTask<string> AskInfoAsync(CommandExecutor server, CancellationToken cancellationToken) =>
        server.ExecuteAsync<InfoCommand, string>(new InfoCommand(["server"]), cancellationToken);
}
