using System.Globalization;

namespace Glide;

/// <summary>A command of a batch has an error, and the batch was to raise it. The other commands have their outcomes all the same.</summary>
public sealed class ValkeyBatchException : ValkeyException
{
    internal ValkeyBatchException(BatchResults results, int index, ValkeyException error)
        : base(
            string.Create(
                CultureInfo.InvariantCulture, $"{results.Replies.NameOf(index)}, command {index + 1} of {results.Count} in the batch, failed: {error.Message}"),
            error.Delivery,
            error)
    {
        Results = results;
        Index = index;
        Command = results.Replies.NameOf(index);
        Error = error;
    }

    /// <summary>Where the command stands in its batch, from 0.</summary>
    public int Index { get; }

    /// <summary>The command's name.</summary>
    public string Command { get; }

    /// <summary>The command's error.</summary>
    public ValkeyException Error { get; }

    /// <summary>The outcomes of all commands.</summary>
    public BatchResults Results { get; }
}
