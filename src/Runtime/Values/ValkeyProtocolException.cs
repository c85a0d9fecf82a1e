namespace Glide;

/// <summary>What the server sent is not RESP, breaks a bound, or has another shape than the command's reply.</summary>
public sealed class ValkeyProtocolException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="delivery">How far the call had come.</param>
    /// <param name="innerException">The reason, where there is one.</param>
    public ValkeyProtocolException(string message, DeliveryStatus delivery = DeliveryStatus.Answered, Exception? innerException = null)
        : base(message, delivery, innerException)
    {
    }
}
