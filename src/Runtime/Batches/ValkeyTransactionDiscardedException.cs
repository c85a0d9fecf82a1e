namespace Glide;

/// <summary>A transaction was not executed because a key that its session watches has changed.</summary>
public sealed class ValkeyTransactionDiscardedException : ValkeyException
{
    /// <summary>Makes the error of one transaction.</summary>
    public ValkeyTransactionDiscardedException()
        : base("The transaction was not executed: a watched key has changed.", DeliveryStatus.Answered, innerException: null)
    {
    }
}
