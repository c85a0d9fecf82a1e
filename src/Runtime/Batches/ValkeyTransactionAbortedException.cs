namespace Glide;

/// <summary>The server refused a transaction as a whole (<c>EXECABORT</c>): none of its commands was executed.</summary>
public sealed class ValkeyTransactionAbortedException : ValkeyException
{
    /// <summary>Makes the error of one transaction.</summary>
    /// <param name="message">The server's text, and why it refused the first command that it refused.</param>
    /// <param name="errors">The commands that the server refused to queue; empty if the reason is another.</param>
    public ValkeyTransactionAbortedException(string message, IReadOnlyList<BatchCommandError> errors)
        : base(message, DeliveryStatus.Answered, errors is [var first, ..] ? first.Error : null) => Errors = errors;

    /// <summary>The commands that the server refused to queue, which is why it refused the rest; empty if the reason is another.</summary>
    public IReadOnlyList<BatchCommandError> Errors { get; }
}
