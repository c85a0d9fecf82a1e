namespace Glide;

/// <summary>
/// The server is there, but not of the kind that the client is for: a node of a cluster where one server was expected, or the other way
/// round. Waiting cannot mend it.
/// </summary>
public sealed class ValkeyConfigurationException : ValkeyConnectionException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="message">What was found, and which client is right for it.</param>
    /// <param name="innerException">The reason, where there is one.</param>
    public ValkeyConfigurationException(string message, Exception? innerException = null)
        : base(message, DeliveryStatus.NotWritten, innerException)
    {
    }
}
