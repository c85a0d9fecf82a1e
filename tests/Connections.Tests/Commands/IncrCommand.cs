using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

/// <summary>A command that must not be sent twice.</summary>
internal readonly struct IncrCommand(ValkeyKey key) : ICommand<IncrCommand, long>
{
    public static CommandDescriptor Descriptor { get; } = new("INCR", CommandDescriptor.CurrentContract) { Flags = CommandFlags.Write };

    public void Write(ref RespWriter writer)
    {
        writer.WriteHeader("*2\r\n$4\r\nINCR\r\n"u8);
        writer.WriteKey(key);
    }

    public static long Read(ref RespReader reader) => reader.ReadInt64();
}
