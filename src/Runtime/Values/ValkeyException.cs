namespace Glide;

/// <summary>What every error of a call has in common.</summary>
public abstract class ValkeyException : Exception
{
    private protected ValkeyException(string message, DeliveryStatus delivery, Exception? innerException)
        : base(message, innerException) => Delivery = delivery;

    /// <summary>Whether the call was never written, written, or answered.</summary>
    public DeliveryStatus Delivery { get; }
}
