using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

/// <summary>A command whose pending objects are not shared with tests that run at the same time, because its reply has a type of its own.</summary>
internal readonly struct CountCommand(ValkeyKey key) : ICommand<CountCommand, CountReply>
{
    public static CommandDescriptor Descriptor { get; } = new("LLEN", CommandDescriptor.CurrentContract) { Flags = CommandFlags.ReadOnly };

    public void Write(ref RespWriter writer)
    {
        writer.WriteHeader("*2\r\n$4\r\nLLEN\r\n"u8);
        writer.WriteKey(key);
    }

    public static CountReply Read(ref RespReader reader) => new(reader.ReadInt64());
}
