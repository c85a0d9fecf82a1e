using System.Collections.Concurrent;
using Glide.Harness;

namespace Glide.ClusterClient.Tests;

/// <summary>Callers that write and read keys of all shards, one after the other, and check what they get.</summary>
internal sealed class Load
{
    private readonly ConcurrentQueue<Exception> _errors = new();
    private readonly long[] _done;
    private Task[] _callers = [];

    private Load(int callers) => _done = new long[callers];

    public static Load Start(GlideClusterClient client, int callers, CancellationToken end)
    {
        var load = new Load(callers);
        load._callers = [.. Enumerable.Range(0, callers).Select(caller => Task.Run(() => load.RunAsync(client, caller, end)))];
        return load;
    }

    /// <summary>Returns once every caller has got on by some calls.</summary>
    public async Task ProgressAsync()
    {
        var before = _done.ToArray();
        await Eventually.TrueAsync(
            () => _done.Select((done, caller) => done - before[caller]).All(progress => progress >= 20) || !_errors.IsEmpty,
            what: "every caller has got on");
    }

    /// <summary>Waits for the callers and tells what went wrong.</summary>
    public async Task<IReadOnlyCollection<Exception>> EndAsync()
    {
        await Eventually.CompletesAsync(Task.WhenAll(_callers));
        return _errors;
    }

    private async Task RunAsync(GlideClusterClient client, int caller, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested && _errors.IsEmpty; i++)
        {
            try
            {
                var key = $"load:{caller}:{i % 50}";
                // Not given up at the end: what was begun is to be answered.
                await client.SetAsync(key, i, cancellationToken: CancellationToken.None);
                if ((long?)await client.GetAsync(key, CancellationToken.None) is var found && found != i)
                {
                    _errors.Enqueue(new InvalidOperationException($"{key} should be {i} and is {found}."));
                }

                Interlocked.Increment(ref _done[caller]);
            }
            catch (Exception exception)
            {
                _errors.Enqueue(exception);
            }
        }
    }
}
