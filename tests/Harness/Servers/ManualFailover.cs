namespace Glide.Harness;

/// <summary>What an operator does who wants a replica to take over in agreement with its primary.</summary>
public static class ManualFailover
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Has the replica take over, and returns when it says that it has.</summary>
    public static async Task RunAsync(ValkeyServer replica)
    {
        int timedOut = CountTimedOut();
        await replica.ExecuteAsync("CLUSTER", "FAILOVER");
        await Eventually.TrueAsync(
            async () =>
            {
                if ((await replica.GetInfoAsync("replication"))["role"] == "master")
                {
                    return true;
                }

                if (CountTimedOut() > timedOut)
                {
                    // The servers give up after five seconds, in which a busy machine may not let them finish.
                    timedOut = CountTimedOut();
                    await replica.ExecuteAsync("CLUSTER", "FAILOVER");
                }

                return false;
            },
            Patience,
            "the replica has taken over");

        int CountTimedOut() => replica.Log.Lines.Count(line => line.Contains("Manual failover timed out", StringComparison.Ordinal));
    }
}
