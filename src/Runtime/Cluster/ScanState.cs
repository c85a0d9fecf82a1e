using Glide.Protocol;

namespace Glide.Cluster;

/// <summary>
/// Where a scan of the whole key space is. A state machine without I/O: <see cref="Next"/> says what to ask, and the answers come back
/// by the other methods. Every key that exists throughout is returned at least once, also while slots move, and what is still to do can
/// be kept as a text (<see cref="ToToken"/>). Not thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// A slot is done when all of its keys were in one place while they were read. CLUSTERSCAN sees to that itself: its cursor is void as
/// soon as another server answers. But while the keys of a slot move one by one, the owner answers ASK, and the other side would read
/// only what has arrived; such a slot is left out, tried once more at the end, and otherwise left to SCAN. And the server goes from a
/// slot to the next one in which it has a key, over those whose keys have all moved on already; so the node says before and after
/// which slots it holds whole, and what was passed over counts only if it is among them both times.
/// </para>
/// <para>
/// A pass of SCAN over a node covers the slots that the node held, whole, before and after. A slot that left and came back in between is
/// known by the node's configuration epoch: the pass begins again then. A slot whose keys were moving away one by one when the pass
/// ended is done when the node to which they move has been read after that: a key that the first pass did not meet was gone by then,
/// and keys move one way only as long as the slot does not change hands, which the first node is asked at last.
/// </para>
/// </remarks>
internal sealed partial class ScanState
{
    /// <summary>So often a pass begins again because the epoch has grown; then the node is asked before every page instead.</summary>
    private const int MostSpoiled = 2;

    /// <summary>So many slots are asked for one by one; if more are missing, reading the nodes is quicker.</summary>
    private const int FewSlots = 64;

    private readonly SlotSet _done = new();

    // Slots of which the part at their owner has been read.
    private readonly Dictionary<int, ScanAwaited> _awaited = [];

    // The slot that CLUSTERSCAN is in. Without a cursor its beginning must be asked for.
    private int _slot;
    private string? _cursor;

    private readonly List<ScanClaim> _claims = [];
    private ScanPass? _pass;
    private int _spoiled;
    private SlotMap? _lastMap;

    // The map that the nodes have contradicted.
    private SlotMap? _stale;

    private ScanState(ScanPhase phase) => Phase = phase;

    public ScanPhase Phase { get; private set; }

    public bool IsComplete => Phase == ScanPhase.Complete;

    /// <summary>How many slots have been covered.</summary>
    public int SlotsDone => _done.Count;

    /// <summary>The first slot that has not been covered; -1 if all have been.</summary>
    public int FirstMissing => _done.NextMissing(0);

    /// <summary>
    /// How often in a row a pass or a new map has brought nothing. It grows while slots move faster than they are read, or a slot is left
    /// on its way to a node that is no more: for the shell to wait longer and longer, and to give up at last.
    /// </summary>
    public int FruitlessSteps { get; private set; }

    /// <summary>Begins a scan.</summary>
    /// <param name="byClusterScan">Whether the servers know CLUSTERSCAN.</param>
    public static ScanState Begin(bool byClusterScan) => new(byClusterScan ? ScanPhase.BySlot : ScanPhase.ByNode);

    /// <summary>Begins a scan for keys that can be in one slot only.</summary>
    /// <param name="byClusterScan">Whether the servers know CLUSTERSCAN.</param>
    /// <param name="slot">The slot; null for all.</param>
    public static ScanState Begin(bool byClusterScan, int? slot)
    {
        var state = Begin(byClusterScan);
        if (slot is { } only)
        {
            state._done.AddRange(0, SlotRange.SlotCount - 1);
            state._done.Remove(only);
            if (byClusterScan)
            {
                state.GoToMovingSlot(0);
            }
        }

        return state;
    }

    /// <summary>Whether a key of a page is to be returned: those of slots that are done have been.</summary>
    public bool Wants(ReadOnlySpan<byte> key) => !_done.Contains(HashSlot.Of(key));

    /// <summary>What to ask next.</summary>
    /// <param name="map">The map in use.</param>
    public ScanStep Next(SlotMap map) => Phase switch
    {
        ScanPhase.BySlot or ScanPhase.Proving or ScanPhase.MovingSlots => NextOfSlot(map),
        ScanPhase.ByNode => NextOfNode(map),
        _ => new(ScanStepKind.Complete),
    };

    /// <summary>A server does not know CLUSTERSCAN: what is left is read node by node.</summary>
    public void UseNodes()
    {
        Require(ScanPhase.BySlot, ScanPhase.Proving, ScanPhase.MovingSlots, ScanPhase.ByNode);
        Phase = _done.IsFull ? ScanPhase.Complete : ScanPhase.ByNode;
        _cursor = null;
        _slot = 0;
        _claims.Clear();
    }

    /// <summary>The user does without the slots that nobody holds.</summary>
    public void SkipUncovered(SlotMap map)
    {
        for (var slot = _done.NextMissing(0); slot >= 0; slot = _done.NextMissing(slot + 1))
        {
            if (map.ShardOf(slot)?.Primary is null && !_awaited.ContainsKey(slot))
            {
                _done.Add(slot);
            }
        }

        FinishIfFull();
        if (Phase is ScanPhase.BySlot or ScanPhase.MovingSlots && _done.Contains(_slot))
        {
            // All that is skipped at once, and not slot by slot.
            GoToNextSlot();
        }
    }

    private void FinishIfFull()
    {
        if (_done.IsFull)
        {
            Phase = ScanPhase.Complete;
            _pass = null;
        }
    }

    private void Require(params ReadOnlySpan<ScanPhase> phases)
    {
        if (!phases.Contains(Phase))
        {
            throw new InvalidOperationException($"The scan is in the phase {Phase} and has not asked for this.");
        }
    }
}
