namespace Glide.Chaos.Load;

/// <summary>A call that its caller got an error for.</summary>
/// <param name="Shard">The shard that it was for.</param>
/// <param name="What">The command.</param>
/// <param name="Error">The error.</param>
/// <param name="Start">When it began, by <see cref="Moment"/>.</param>
/// <param name="End">When its caller was told.</param>
internal sealed record FailedCall(int Shard, string What, ValkeyException Error, double Start, double End)
{
    /// <summary>What sort of error, for counting.</summary>
    public string Kind => Error switch
    {
        ValkeyTimeoutException { Delivery: DeliveryStatus.NotWritten } => "timeout, not written",
        ValkeyTimeoutException => "timeout, written",
        ValkeyServerException server => server.Code,
        ValkeyPartialFailureException => "partial failure",
        ValkeyConnectionException { Delivery: DeliveryStatus.NotWritten } => "connection, not written",
        ValkeyConnectionException => "connection lost, written",
        _ => Error.GetType().Name,
    };
}
