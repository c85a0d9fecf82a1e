namespace Glide.Batches.Tests.Support;

/// <summary>A batch that is atomic or not as a test's data say; elsewhere the type tells.</summary>
internal sealed class AnyBatch
{
    private readonly Batch _batch = new();
    private readonly AtomicBatch _atomic = new();
    private readonly bool _isAtomic;

    public AnyBatch(bool isAtomic) => _isAtomic = isAtomic;

    public Queued<bool> Set(ValkeyKey key, ValkeyValue value) => _isAtomic ? _atomic.Set(key, value) : _batch.Set(key, value);

    public Queued<ValkeyValue?> Get(ValkeyKey key) => _isAtomic ? _atomic.Get(key) : _batch.Get(key);

    public Queued<long> Incr(ValkeyKey key) => _isAtomic ? _atomic.Incr(key) : _batch.Incr(key);

    public Queued<ValkeyReply> Custom(params ReadOnlySpan<ValkeyValue> words) =>
        _isAtomic ? _atomic.CustomCommand(words) : _batch.CustomCommand(words);

    public ValueTask<BatchResults> ExecuteOn(
        IBatchExecutor executor, BatchOptions? options = null, CancellationToken cancellationToken = default) => _isAtomic
        ? executor.ExecuteAsync(_atomic, options, cancellationToken)
        : executor.ExecuteAsync(_batch, options, cancellationToken);
}
