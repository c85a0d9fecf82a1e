namespace Glide;

/// <summary>The call was not answered within its time.</summary>
public sealed class ValkeyTimeoutException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="delivery">How far the call had come.</param>
    /// <param name="innerException">The reason, where there is one.</param>
    public ValkeyTimeoutException(string message, DeliveryStatus delivery, Exception? innerException = null)
        : base(message, delivery, innerException)
    {
    }
}
