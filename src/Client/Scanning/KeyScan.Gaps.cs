using Glide.Cluster;

namespace Glide;

/// <content>Slots that nobody serves.</content>
internal sealed partial class KeyScan
{
    /// <summary>Nobody holds a slot. That may be the view of a moment, so it is looked at once more.</summary>
    private async ValueTask MeetGapAsync(SlotMap map, int slot, CancellationToken cancellationToken)
    {
        if (_options.SkipUncoveredSlots && _looked)
        {
            _looked = false;
            _state.SkipUncovered(map);
            return;
        }

        await WaitAsync($"no node holds slot {slot} (SkipUncoveredSlots would leave it out)", null, cancellationToken).ConfigureAwait(false);
        _looked = true;
    }

    /// <summary>A node cannot be asked. It is waited for, or for who takes its place.</summary>
    private async ValueTask MeetSilenceAsync(SlotMap map, ScanStep step, NodeInfo node, ValkeyException error, CancellationToken cancellationToken)
    {
        var skips = _options.SkipUncoveredSlots;
        if (skips && _looked && IsLost(map, node))
        {
            Skip(map, step, node);
        }
        else if (await TryWaitAsync(cancellationToken).ConfigureAwait(false))
        {
            _looked = true;
        }
        else if (skips)
        {
            Skip(map, step, node);
        }
        else
        {
            throw GiveUp($"{node.Address} does not answer ({error.Message})", error);
        }
    }

    private void Skip(SlotMap map, ScanStep step, NodeInfo node)
    {
        _looked = false;
        _state.NodeFailed();
        _state.SkipUncovered(Without(map, node));
        _patience.NoteGain();
        if (step.Kind == ScanStepKind.SlotStart && !_state.IsComplete)
        {
            // Nobody else can say where a slot begins.
            _state.UseNodes();
        }
    }

    /// <summary>Whether the cluster holds a shard for lost: nobody is there to take the primary's place.</summary>
    private static bool IsLost(SlotMap map, NodeInfo node)
    {
        foreach (var other in map.FindShard(node.Address)?.Nodes ?? [])
        {
            if (other.Health != ClusterNodeHealth.Failed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The map as it would be without a node's shard.</summary>
    private static SlotMap Without(SlotMap map, NodeInfo node)
    {
        var builder = new SlotMapBuilder();
        var lost = map.FindShard(node.Address);
        foreach (var shard in map.Shards)
        {
            if (shard != lost)
            {
                var copy = builder.AddShard(shard.Nodes.AsSpan());
                foreach (var range in map.SlotsOf(shard))
                {
                    builder.Assign(copy, range.Start, range.End);
                }
            }
        }

        return builder.Build();
    }
}
