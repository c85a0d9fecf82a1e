// An instance field may differ from object to object; a constant of the same class does not.
namespace Corpus.InstanceFields;

public sealed class Mover
{
    private const string Source = "queue:waiting";
    private readonly string _destination = "queue:running";
    private readonly IGlideClusterClient _cluster;

    public Mover(IGlideClusterClient cluster, string? destination = null)
    {
        _cluster = cluster;
        _destination = destination ?? _destination;
    }

    public async Task MoveAsync()
    {
        await _cluster.RPopLPushAsync(Source, _destination);
        await _cluster.RPopLPushAsync(Source, "queue:running"); // GLIDE1001: "queue:running"
    }
}
