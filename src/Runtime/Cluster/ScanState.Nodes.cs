namespace Glide.Cluster;

/// <content>SCAN, node by node.</content>
internal sealed partial class ScanState
{
    /// <summary>A <see cref="ScanStepKind.Observe"/> has been answered.</summary>
    public void Observed(ScanObservation observation)
    {
        if (Phase is ScanPhase.BySlot or ScanPhase.Proving)
        {
            ObservedForSlots(observation);
            return;
        }

        var pass = RequirePass();
        if (pass.Next == ScanPass.Wait.Confirm)
        {
            Confirm(pass.Slot, observation);
            return;
        }

        if (pass.NodeId is null)
        {
            Begin(pass, observation);
            return;
        }

        if (pass.NodeId != observation.NodeId)
        {
            // The address means another node by now, and nothing of the pass counts.
            _pass = null;
            return;
        }

        if (pass.RunId != observation.RunId)
        {
            Begin(pass, observation);
            return;
        }

        // Looking before every page, a slot cannot leave and come back unseen: that takes longer than a page.
        if (pass.Epoch != observation.Epoch && _spoiled < MostSpoiled)
        {
            _spoiled++;
            Begin(pass, observation);
            return;
        }

        pass.Look(observation);
        if (pass.Next == ScanPass.Wait.End)
        {
            End(pass, observation);
        }
        else
        {
            pass.Next = ScanPass.Wait.Page;
        }
    }

    /// <summary>A <see cref="ScanStepKind.NodePage"/> has brought a page.</summary>
    /// <param name="next">The cursor that came with it.</param>
    public void PageRead(ScanCursor next)
    {
        var pass = RequirePass();
        pass.Cursor = next.Value;
        pass.Next = next.IsComplete ? ScanPass.Wait.End
            : _spoiled >= MostSpoiled ? ScanPass.Wait.Check
            : ScanPass.Wait.Page;
    }

    /// <summary>The step's node could not be asked. What its pass had covered is lost; another map may name another node.</summary>
    public void NodeFailed()
    {
        _pass = null;
        FruitlessSteps++;
        if (Phase == ScanPhase.Proving)
        {
            // Who says nothing proves nothing.
            _claims.RemoveAt(_claims.Count - 1);
        }
    }

    private ScanStep NextOfNode(SlotMap map)
    {
        if (_stale is { } stale && ReferenceEquals(map, stale))
        {
            // Said once: whether the next map is a better one the nodes themselves will say.
            return Refresh();
        }

        _lastMap = map;
        var node = _pass is null ? null : map.FindById(_pass.NodeId ?? "") ?? map.Find(_pass.Address);
        if (node is not { Role: NodeRole.Primary })
        {
            _pass = null;
            var choice = ChooseNode(map, out var slot);
            if (choice is not ScanStepKind.Observe)
            {
                return choice == ScanStepKind.Refresh ? Refresh() : new(choice, Slot: slot);
            }

            node = NodeFor(map, slot)!;
            _pass = new(node.Address, slot)
            {
                Next = _awaited.TryGetValue(slot, out var awaited) && awaited.IsTargetRead ? ScanPass.Wait.Confirm : ScanPass.Wait.Begin,
            };
        }

        return _pass!.Next == ScanPass.Wait.Page
            ? new(ScanStepKind.NodePage, node, NodeCursor: new(_pass.Cursor))
            : new(ScanStepKind.Observe, node);
    }

    private ScanStep Refresh()
    {
        _stale = null;
        FruitlessSteps++;
        return new(ScanStepKind.Refresh);
    }

    /// <summary>Finds the first slot that is missing and can be had; otherwise the first that is missing at all.</summary>
    private ScanStepKind ChooseNode(SlotMap map, out int slot)
    {
        for (slot = _done.NextMissing(0); slot >= 0; slot = _done.NextMissing(slot + 1))
        {
            if (NodeFor(map, slot) is not null)
            {
                return ScanStepKind.Observe;
            }

            if (_awaited.Remove(slot))
            {
                // Either the map is behind, or the node is gone; then whoever holds the slot by a newer map is read from the beginning.
                return ScanStepKind.Refresh;
            }
        }

        slot = _done.NextMissing(0);
        return ScanStepKind.Uncovered;
    }

    /// <summary>The node to ask for a slot: its owner, or who must be asked after it.</summary>
    private NodeInfo? NodeFor(SlotMap map, int slot)
    {
        if (!_awaited.TryGetValue(slot, out var awaited))
        {
            return map.ShardOf(slot)?.Primary;
        }

        var node = map.FindById(awaited.IsTargetRead ? awaited.Source : awaited.Target);
        return node is { Role: NodeRole.Primary } ? node : null;
    }

    private void Begin(ScanPass pass, ScanObservation observation)
    {
        pass.Begin(observation);
        if (!HasItsSlot(pass))
        {
            // The map said otherwise, and as long as it does the choice would fall on this node again and again.
            _stale = _lastMap;
            _pass = null;
        }
    }

    private bool HasItsSlot(ScanPass pass)
    {
        if (_awaited.TryGetValue(pass.Slot, out var awaited) && awaited.Target == pass.NodeId)
        {
            if (pass.Arriving.GetValueOrDefault(pass.Slot) == awaited.Source)
            {
                return true;
            }

            // The keys were to come here, and do not or have all come.
            _awaited.Remove(pass.Slot);
        }

        return pass.Held.Contains(pass.Slot);
    }

    private void End(ScanPass pass, ScanObservation last)
    {
        _pass = null;
        _spoiled = 0;
        var before = _done.Count;
        _done.UnionWith(pass.Whole);
        FruitlessSteps = _done.Count > before ? 0 : FruitlessSteps + 1;
        foreach (var (slot, awaited) in _awaited)
        {
            if (_done.Contains(slot))
            {
                _awaited.Remove(slot);
            }
            else if (awaited.Target == pass.NodeId && !awaited.IsTargetRead)
            {
                if (pass.Arriving.GetValueOrDefault(slot) == awaited.Source)
                {
                    _awaited[slot] = awaited with { IsTargetRead = true };
                }
                else
                {
                    _awaited.Remove(slot);
                }
            }
        }

        foreach (var (slot, to) in last.Leaving)
        {
            if (pass.Held.Contains(slot) && !_done.Contains(slot))
            {
                _awaited[slot] = new(to, last.NodeId, last.Epoch, IsTargetRead: false);
            }
        }

        FinishIfFull();
    }

    private void Confirm(int asked, ScanObservation source)
    {
        _pass = null;
        FruitlessSteps++;
        foreach (var (slot, awaited) in _awaited)
        {
            if (awaited.IsTargetRead && (slot == asked || awaited.Source == source.NodeId))
            {
                _awaited.Remove(slot);
                if (awaited.Source == source.NodeId && awaited.SourceEpoch == source.Epoch)
                {
                    _done.Add(slot);
                    FruitlessSteps = 0;
                }
            }
        }

        FinishIfFull();
    }

    private ScanPass RequirePass()
    {
        Require(ScanPhase.ByNode);
        return _pass ?? throw new InvalidOperationException("The scan is between two nodes and has not asked for this.");
    }
}
