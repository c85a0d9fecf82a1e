namespace Glide;

/// <summary>The client or session has been closed.</summary>
public sealed class ValkeyClosedException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="delivery">How far the call had come.</param>
    /// <param name="innerException">The reason, where there is one.</param>
    public ValkeyClosedException(string message, DeliveryStatus delivery = DeliveryStatus.NotWritten, Exception? innerException = null)
        : base(message, delivery, innerException)
    {
    }
}
