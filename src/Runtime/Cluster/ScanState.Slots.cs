using System.Text;
using Glide.Protocol;

namespace Glide.Cluster;

/// <content>CLUSTERSCAN, slot by slot.</content>
internal sealed partial class ScanState
{
    // The node that has been asked for a page: not kept, because a page that is not there when a scan is put away is asked for again.
    private NodeAddress _asked;

    /// <summary>A <see cref="ScanStepKind.SlotStart"/> or <see cref="ScanStepKind.SlotPage"/> has brought a page.</summary>
    /// <param name="next">The cursor that came with it.</param>
    /// <param name="answeredByStep">Whether the step's own node has answered, and not one that a redirect named.</param>
    public void PageRead(ClusterScanCursor next, bool answeredByStep)
    {
        Require(ScanPhase.BySlot, ScanPhase.MovingSlots);
        var text = next.ToString();
        var slot = next.IsComplete ? SlotRange.SlotCount : SlotOf(text);
        if (slot < 0)
        {
            // Nobody can say what such a cursor has covered.
            UseNodes();
        }
        else if (slot == _slot)
        {
            _cursor = text;
        }
        else if (_cursor is null)
        {
            // The beginning of the slot was asked for and something else has come: it is left for later.
            GoToNextSlot();
        }
        else if (Phase == ScanPhase.MovingSlots)
        {
            _done.Add(_slot);
            GoToNextSlot();
        }
        else
        {
            _done.Add(_slot);
            if (answeredByStep)
            {
                _claims.Find(claim => claim.Address == _asked)?.PassedOver.AddRange(_slot + 1, slot - 1);
            }

            GoToSlot(slot, text);
        }
    }

    /// <summary>
    /// A <see cref="ScanStepKind.SlotPage"/> was answered with ASK: the keys of the slot are moving one by one. To follow it would bring
    /// those that have moved and leave out the others. For a <see cref="ScanStepKind.SlotStart"/> an ASK is followed like any other.
    /// </summary>
    public void SlotIsMoving()
    {
        Require(ScanPhase.BySlot, ScanPhase.MovingSlots);
        GoToNextSlot();
    }

    private ScanStep NextOfSlot(SlotMap map)
    {
        while (Phase == ScanPhase.Proving)
        {
            if (_claims is [])
            {
                GoToMovingSlot(0);
                return Next(map);
            }

            if (FindClaimed(map, _claims[^1]) is { } claimed)
            {
                return new(ScanStepKind.Observe, claimed);
            }

            // The node is gone, and with it the proof.
            _claims.RemoveAt(_claims.Count - 1);
        }

        if (_cursor is null)
        {
            return new(ScanStepKind.SlotStart, Slot: _slot);
        }

        if (map.ShardOf(_slot)?.Primary is not { } node)
        {
            return new(ScanStepKind.Uncovered, Slot: _slot);
        }

        _asked = node.Address;
        return Phase == ScanPhase.BySlot && !_claims.Exists(claim => claim.Address == node.Address)
            ? new(ScanStepKind.Observe, node)
            : new(ScanStepKind.SlotPage, node, _slot, ClusterScanCursor.FromText(_cursor));
    }

    private void ObservedForSlots(ScanObservation observation)
    {
        if (Phase == ScanPhase.BySlot)
        {
            _claims.Add(new(_asked, observation.NodeId, observation.Epoch, observation.GetWhole()));
            return;
        }

        _done.UnionWith(_claims[^1].Prove(observation));
        _claims.RemoveAt(_claims.Count - 1);
    }

    private static NodeInfo? FindClaimed(SlotMap map, ScanClaim claim)
    {
        var node = map.FindById(claim.NodeId) ?? map.Find(claim.Address);
        return node is { Role: NodeRole.Primary } ? node : null;
    }

    private void GoToNextSlot()
    {
        if (Phase == ScanPhase.MovingSlots)
        {
            GoToMovingSlot(_slot + 1);
        }
        else
        {
            var next = _done.NextMissing(_slot + 1);
            GoToSlot(next < 0 ? SlotRange.SlotCount : next, null);
        }
    }

    private void GoToSlot(int slot, string? cursor)
    {
        if (slot >= SlotRange.SlotCount)
        {
            Phase = ScanPhase.Proving;
            _cursor = null;
            _slot = 0;
            return;
        }

        _slot = slot;
        _cursor = cursor;
    }

    private void GoToMovingSlot(int from)
    {
        Phase = ScanPhase.MovingSlots;
        _slot = _done.NextMissing(from);
        _cursor = null;
        if (_slot < 0 || SlotRange.SlotCount - _done.Count > FewSlots)
        {
            UseNodes();
        }
    }

    /// <summary>The slot that a cursor of CLUSTERSCAN stands in: its text has a hash tag for that. -1 without one.</summary>
    private static int SlotOf(string cursor)
    {
        var bytes = Encoding.UTF8.GetBytes(cursor);
        return HashSlot.Tag(bytes).Length < bytes.Length ? HashSlot.Of(bytes) : -1;
    }
}
