namespace Glide;

/// <summary>The connection could not be made, or was lost before the call was answered.</summary>
public class ValkeyConnectionException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="delivery">How far the call had come.</param>
    /// <param name="innerException">The reason, where there is one.</param>
    public ValkeyConnectionException(string message, DeliveryStatus delivery, Exception? innerException = null)
        : base(message, delivery, innerException)
    {
    }
}
