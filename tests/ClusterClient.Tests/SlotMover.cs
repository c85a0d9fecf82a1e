using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Moves slots key by key, back and forth between primaries, a step at a time: so that a test decides what stands between two pages.</summary>
internal sealed class SlotMover
{
    private readonly ValkeyServer[] _primaries;
    private readonly List<Journey> _journeys;
    private int _turn;

    private SlotMover(ValkeyServer[] primaries, List<Journey> journeys)
    {
        _primaries = primaries;
        _journeys = journeys;
    }

    /// <summary>How many slots have arrived.</summary>
    public int Arrivals { get; private set; }

    /// <summary>Prepares to move the slots of <see cref="ScanKeys.Tags"/>, wherever they are.</summary>
    public static SlotMover For(ValkeyCluster cluster, GlideClusterClient client)
    {
        var primaries = client.GetNodes().Where(node => node.Role == NodeRole.Primary).Select(node => cluster.At(node.Address)).ToArray();
        return new SlotMover(
            primaries, [.. ScanKeys.Tags.Select(tag => new Journey(GlideClusterClient.KeySlot($"{{{tag}}}"), cluster.At(client.GetNode($"{{{tag}}}")!.Address)))]);
    }

    /// <summary>One of the slots sets off, or some of its keys move, or it arrives.</summary>
    public Task StepAsync() => StepAsync(_journeys[_turn++ % _journeys.Count]);

    /// <summary>Lets every slot arrive that is on its way.</summary>
    public async Task EndAsync()
    {
        foreach (var journey in _journeys)
        {
            while (journey.Step != 0)
            {
                await StepAsync(journey);
            }
        }
    }

    private async Task StepAsync(Journey journey)
    {
        switch (journey.Step)
        {
            case 0:
                // Nodes that are behind would undo what the new owner is told.
                journey.To = _primaries[(Array.IndexOf(_primaries, journey.From) + 1 + (_turn % (_primaries.Length - 1))) % _primaries.Length];
                await Eventually.TrueAsync(
                    async () => await IsKnownAsync(journey) && await TryBeginAsync(journey), what: "every primary knows where the slot is");
                break;

            case 1:
                await MoveKeysAsync(journey, 5);
                break;

            default:
                await MoveKeysAsync(journey, 1000);
                await ClusterControl.EndMigrationAsync(journey.Slot, journey.From, journey.To);

                // Its word is the last one from now on, also where that of another has been on its way for long.
                await journey.To.ExecuteAsync("CLUSTER", "BUMPEPOCH");
                var owner = await journey.To.IdAsync();
                foreach (var other in _primaries.Where(primary => primary != journey.From && primary != journey.To))
                {
                    // It would not believe the new owner as long as it knows the old one by a higher epoch.
                    await other.ExecuteAsync("CLUSTER", "SETSLOT", ClusterControl.Text(journey.Slot), "NODE", owner);
                }

                await ClusterControl.LearnEpochAsync(journey.To, _primaries.Where(primary => primary != journey.To));
                journey.From = journey.To;
                Arrivals++;
                break;
        }

        journey.Step = (journey.Step + 1) % 3;
    }

    private static async Task<bool> TryBeginAsync(Journey journey)
    {
        try
        {
            await ClusterControl.BeginMigrationAsync(journey.Slot, journey.From, journey.To);
            return true;
        }
        catch (HarnessException refused) when (refused.Message.Contains("not the owner", StringComparison.Ordinal))
        {
            // A late word has come between the look and the beginning.
            return false;
        }
    }

    private static async Task MoveKeysAsync(Journey journey, int most)
    {
        var keys = await journey.From.ExecuteAsync("CLUSTER", "GETKEYSINSLOT", ClusterControl.Text(journey.Slot), ClusterControl.Text(most));
        foreach (var key in keys.Items!)
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    try
                    {
                        await ClusterControl.MoveKeyAsync(key.Text!, journey.From, journey.To);
                        return true;
                    }
                    catch (HarnessException refused) when (refused.Message.Contains("MOVED", StringComparison.Ordinal))
                    {
                        // News from a node that was behind has made the new owner forget what is coming.
                        await ClusterControl.BeginMigrationAsync(journey.Slot, journey.From, journey.To);
                        return false;
                    }
                },
                what: "the key has moved");
        }
    }

    private async Task<bool> IsKnownAsync(Journey journey)
    {
        foreach (var primary in _primaries)
        {
            var owner = (await primary.ExecuteAsync("CLUSTER", "SLOTS")).Items!.Single(range => range[0].Number <= journey.Slot && journey.Slot <= range[1].Number)[2];
            if (owner[1].Number != journey.From.Port)
            {
                // A late word of the old owner, whose epoch is higher, stays the last one unless it is contradicted.
                await primary.ExecuteAsync("CLUSTER", "SETSLOT", ClusterControl.Text(journey.Slot), "NODE", await journey.From.IdAsync());
                return false;
            }
        }

        return true;
    }

    private sealed class Journey(int slot, ValkeyServer from)
    {
        public int Slot => slot;

        public ValkeyServer From { get; set; } = from;

        public ValkeyServer To { get; set; } = from;

        public int Step { get; set; }
    }
}
