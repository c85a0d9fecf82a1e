using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Glide;

/// <summary>What one node of a cluster answered.</summary>
/// <typeparam name="T">The type of the reply.</typeparam>
public readonly struct NodeReply<T>
{
    private readonly T _value;

    /// <summary>Keeps what a node answered, or why it did not.</summary>
    /// <param name="node">The node.</param>
    /// <param name="role">Its role when it was asked.</param>
    /// <param name="value">Its reply; without meaning if there is an error.</param>
    /// <param name="error">Why there is no reply; null if there is one.</param>
    public NodeReply(NodeAddress node, NodeRole role, T value, Exception? error = null)
    {
        Node = node;
        Role = role;
        Error = error;
        _value = value;
    }

    /// <summary>The node that was asked.</summary>
    public NodeAddress Node { get; }

    /// <summary>The node's role when it was asked.</summary>
    public NodeRole Role { get; }

    /// <summary>Why the node did not reply; null if it did.</summary>
    public Exception? Error { get; }

    /// <summary>Whether the node replied.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>The node's reply.</summary>
    /// <exception cref="ValkeyException">The node did not reply: this is <see cref="Error"/>, which may be of another type too.</exception>
    public T Value
    {
        get
        {
            if (Error is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }

            return _value;
        }
    }

    /// <summary>The node with its reply or its error, for logs.</summary>
    public override string ToString() => Error is { } error
        ? $"{Node}: {error.Message}"
        : string.Create(CultureInfo.InvariantCulture, $"{Node}: {_value}");
}
