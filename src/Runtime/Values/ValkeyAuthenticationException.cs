namespace Glide;

/// <summary>The server refused the user, the password or the certificate, or its certificate is not trusted.</summary>
public sealed class ValkeyAuthenticationException : ValkeyConnectionException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="delivery">How far the call had come.</param>
    /// <param name="innerException">The reason, where there is one.</param>
    public ValkeyAuthenticationException(string message, DeliveryStatus delivery = DeliveryStatus.NotWritten, Exception? innerException = null)
        : base(message, delivery, innerException)
    {
    }
}
