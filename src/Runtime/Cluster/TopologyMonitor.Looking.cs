using Glide.Connections.Commands;

namespace Glide.Cluster;

/// <content>One look: who is asked, and for how long.</content>
internal sealed partial class TopologyMonitor
{
    /// <summary>How many nodes are asked at once.</summary>
    private const int MostAsked = 10;

    /// <summary>After so long without a decision all the other addresses are asked too: those asked first may be the ones that are gone.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a node has to answer: one that does not is no witness, and the others shall not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Asks some of the nodes, another one for each that cannot be asked, and all of them if that takes too long; also those that they mention
    /// where they do not speak for all; until enough agree or all have been heard.
    /// </summary>
    private async Task<ConsensusResult> LookAsync(
        TopologyRound round, List<ClusterNode> nodes, bool isFirst, List<Exception> failures, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var known = new HashSet<NodeAddress>();
        var asked = new List<Task<ValkeyException?>>();
        var next = 0;
        AskNext(MostAsked);
        var wait = Task.Delay(HeadStart, _clock.Provider, over.Token);
        var limited = false;
        while (asked.Count != 0)
        {
            var done = await Task.WhenAny([.. asked, wait]).ConfigureAwait(false);
            if (done == wait)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (limited)
                {
                    break;
                }

                AskNext(nodes.Count);
                wait = Task.Delay(Timeout.InfiniteTimeSpan, _clock.Provider, over.Token);
                continue;
            }

            var answer = (Task<ValkeyException?>)done;
            asked.Remove(answer);
            if (await answer.ConfigureAwait(false) is { } failure)
            {
                failures.Add(failure);
                AskNext(1);
            }

            if (round.IsSettled(known.Count))
            {
                break;
            }

            if (isFirst && !limited && round.HasWholeView)
            {
                // One that can only be waited for until it is given up must not hold up a client that could serve.
                limited = true;
                wait = Task.Delay(Patience, _clock.Provider, over.Token);
            }

            var unasked = round.FindUnasked().Where(known.Add).Select(_directory.GetOrAdd);
            asked.AddRange(unasked.Select(node => AskAsync(round, node, isFirst, cancellationToken)));
        }

        await over.CancelAsync().ConfigureAwait(false);
        var result = round.Decide(known.Count, _directory.Table.Map, isLast: isFirst);
        return result.Map is { } map && _settings is { HasSlots: true, ReadFrom.AvailabilityZone: not null }
            ? result with { Map = await NoteZonesAsync(map, cancellationToken).ConfigureAwait(false) }
            : result;

        void AskNext(int count)
        {
            for (; count > 0 && next < nodes.Count; next++)
            {
                if (known.Add(nodes[next].Address))
                {
                    asked.Add(AskAsync(round, nodes[next], isFirst, cancellationToken));
                    count--;
                }
            }
        }
    }

    /// <summary>Servers before 9.1 do not say in the map where the nodes stand; each is asked once.</summary>
    private async Task<SlotMap> NoteZonesAsync(SlotMap map, CancellationToken cancellationToken)
    {
        var asked = new List<Task>();
        foreach (var info in map.Nodes)
        {
            if (info.AvailabilityZone is null && _directory.GetOrAdd(info) is { Zone: null } node)
            {
                asked.Add(NoteZoneAsync(node, cancellationToken));
            }
        }

        await Task.WhenAll(asked).ConfigureAwait(false);
        return map.WithZones(info => info.AvailabilityZone ?? (_directory.GetOrAdd(info).Zone is { Length: > 0 } zone ? zone : null));
    }

    private async Task NoteZoneAsync(ClusterNode node, CancellationToken cancellationToken)
    {
        try
        {
            var executor = new NodeExecutor(_executor, node, Patience);
            var info = await executor.ExecuteAsync<InfoCommand, string>(default, cancellationToken).ConfigureAwait(false);
            node.Zone = ReplicationView.FromInfo(info, node.Address).AvailabilityZone ?? "";
        }
        catch (ValkeyException)
        {
            // It is asked again at the next look; until then it stands nowhere.
        }
    }

    private TopologyRound NewRound() => _settings.HasSlots ? new ClusterRound(_settings) : new ReplicationRound(_settings);

    /// <summary>Asks a node.</summary>
    /// <returns>Why it could not be asked; null if it has answered. Nobody may be left to hear of it, so it is not thrown.</returns>
    private async Task<ValkeyException?> AskAsync(TopologyRound round, ClusterNode node, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            if (isFirst)
            {
                await node.Link.ConnectAsync(cancellationToken).ConfigureAwait(false);
            }

            await round.AskAsync(new NodeExecutor(_executor, node, Patience), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ValkeyException exception)
        {
            return exception;
        }
    }

    /// <summary>Some nodes, those first that can be expected to answer.</summary>
    private List<ClusterNode> Witnesses()
    {
        if (_settings.AsksSeedsOnly || _directory.Table == RoutingTable.Empty)
        {
            return Seeds();
        }

        var nodes = _directory.Table.Nodes.ToArray();
        _random.Shuffle(nodes);

        // One that has stopped would be waited for whenever the others do not agree at once, which is so right after it was replaced.
        var witnesses = nodes.Where(static node => node.IsResponsive).Take(MostAsked).ToList();
        return witnesses.Count != 0 ? witnesses : [.. nodes.Take(MostAsked)];
    }

    private List<ClusterNode> Seeds() => [.. _settings.Seeds.Select(_directory.GetOrAdd)];
}
