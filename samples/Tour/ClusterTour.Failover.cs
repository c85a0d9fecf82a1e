using System.Diagnostics;
using static Glide.Samples.Printing;

namespace Glide.Samples;

/// <summary>What callers see of a failover.</summary>
internal static partial class ClusterTour
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(500);

    public static async Task FailoverAsync(GlideClusterClient client)
    {
        Heading("A failover while 32 callers count up, each a key of its own");
        var callers = Enumerable.Range(0, 32).Select(i => new Counter($"counter:{i}")).ToArray();
        var counting = Task.WhenAll(callers.Select(caller => Task.Run(() => caller.RunAsync(client))));
        await Task.Delay(Lead);

        var key = callers[0].Key;
        var primary = client.GetNode(key)!.Address;
        var replica = client.GetNode(key, NodeRole.Replica)!.Address;
        Show($"Primary of {key}", primary);
        await client.On(replica).ClusterFailoverAsync();
        var watch = Stopwatch.StartNew();
        Show($"CLUSTER FAILOVER at {replica}", "begun");
        while (client.GetNode(key)?.Address == primary && watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(5);
        }

        Show($"Primary of {key}", $"{client.GetNode(key)?.Address}, {watch.ElapsedMilliseconds} ms later");
        await Task.Delay(Lead);
        Array.ForEach(callers, caller => caller.Stop());
        await counting;

        // The servers' word against the callers'.
        var stored = await client.MGetAsync([.. callers.Select(caller => (ValkeyKey)caller.Key)]);
        Show("INCR answered to the callers", $"{callers.Sum(caller => caller.Answered):N0} times, {callers.Sum(caller => caller.Wrong)} with a wrong number");
        Show("INCR failed", $"{callers.Sum(caller => caller.Failed)} times");
        Show("INCR counted by the servers", $"{stored.Sum(value => (long?)value ?? 0):N0} times");
        Show("The longest that a caller waited", $"{callers.Max(caller => caller.Longest).TotalMilliseconds:F0} ms");
    }

    /// <summary>A caller that knows what each answer must be.</summary>
    private sealed class Counter(string key)
    {
        private volatile bool _isStopped;

        public string Key => key;

        public long Answered { get; private set; }

        public int Wrong { get; private set; }

        public int Failed { get; private set; }

        public TimeSpan Longest { get; private set; }

        public void Stop() => _isStopped = true;

        public async Task RunAsync(GlideClusterClient client)
        {
            while (!_isStopped)
            {
                var began = Stopwatch.GetTimestamp();
                try
                {
                    var answer = await client.IncrAsync(key);
                    Answered++;
                    Wrong += answer == Answered ? 0 : 1;
                }
                catch (ValkeyException)
                {
                    Failed++;
                }

                var took = Stopwatch.GetElapsedTime(began);
                Longest = took > Longest ? took : Longest;
            }
        }
    }
}
