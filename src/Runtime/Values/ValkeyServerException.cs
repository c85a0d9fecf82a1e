namespace Glide;

/// <summary>The server answered the call with an error.</summary>
public sealed class ValkeyServerException : ValkeyException
{
    /// <summary>Makes the error of one call.</summary>
    /// <param name="code">The error's code, such as <c>WRONGTYPE</c>; empty if the server's text begins without one.</param>
    /// <param name="message">The server's whole text, the code included; behind it in brackets what else is known.</param>
    public ValkeyServerException(string code, string message)
        : base(message, DeliveryStatus.Answered, innerException: null) => Code = code;

    /// <summary>The error's code, such as <c>WRONGTYPE</c>; empty if the server's text begins without one.</summary>
    public string Code { get; }
}
