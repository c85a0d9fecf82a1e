using Glide.Commands;
using Glide.Connections;

namespace Glide.Client.Tests.Commands;

/// <summary>Notes which keys the writer found in each command, and passes the command on.</summary>
internal sealed class KeyRecordingExecutor : CommandExecutor
{
    private readonly CommandExecutor _inner;
    private CommandDescriptor? _lastDescriptor;
    private IReadOnlyList<byte[]> _lastKeys = [];

    public KeyRecordingExecutor(CommandExecutor inner)
        : base(inner.Clock, inner.RequestTimeout, CancellationToken.None)
    {
        _inner = inner;
        TracksKeys = true;
    }

    /// <summary>What the last command was and which keys it has; null if none went this way since the last question.</summary>
    public (CommandDescriptor? Descriptor, IReadOnlyList<byte[]> Keys) TakeLast()
    {
        var last = (_lastDescriptor, _lastKeys);
        (_lastDescriptor, _lastKeys) = (null, []);
        return last;
    }

    internal override ICallOwner Owner => _inner.Owner;

    internal override void Dispatch(PendingCommand command)
    {
        var keys = new List<byte[]>();
        foreach (var key in command.Request.Keys)
        {
            keys.Add(command.Request.GetKey(key).ToArray());
        }

        _lastKeys = keys;
        _lastDescriptor = command.Descriptor;
        _inner.Dispatch(command);
    }
}
