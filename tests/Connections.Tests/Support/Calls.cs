using Glide.Commands;
using Glide.Connections.Tests.Commands;

namespace Glide.Connections.Tests.Support;

/// <summary>Calls that are made by hand, one step at a time.</summary>
internal static class Calls
{
    /// <summary>An encoded call that stands nowhere yet.</summary>
    public static PendingReply<TReply> Make<TCommand, TReply>(in TCommand command, ICallOwner owner, long deadline = long.MaxValue)
        where TCommand : struct, ICommand<TCommand, TReply>
    {
        var pending = PendingReply<TReply>.Rent();
        pending.Encode(in command);
        pending.Start(TCommand.Descriptor, owner, deadline);
        return pending;
    }

    public static PendingReply<long> Incr(ICallOwner owner, long deadline = long.MaxValue) =>
        Make<IncrCommand, long>(new IncrCommand("k"), owner, deadline);

    public static PendingReply<string> Echo(string text, ICallOwner owner, long deadline = long.MaxValue) =>
        Make<EchoCommand, string>(new EchoCommand(text), owner, deadline);

    public static PendingReply<Nothing> Set(ValkeyValue value, ICallOwner owner, long deadline = long.MaxValue) =>
        Make<SetCommand, Nothing>(new SetCommand("k", value), owner, deadline);
}
