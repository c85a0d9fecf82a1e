using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

internal readonly struct SetCommand(ValkeyKey key, ValkeyValue value) : ICommand<SetCommand, Nothing>
{
    public static CommandDescriptor Descriptor { get; } = new("SET", CommandDescriptor.CurrentContract) { Flags = CommandFlags.Write };

    public void Write(ref RespWriter writer)
    {
        writer.WriteHeader("*3\r\n$3\r\nSET\r\n"u8);
        writer.WriteKey(key);
        writer.WriteValue(value);
    }

    public static Nothing Read(ref RespReader reader)
    {
        reader.ReadOk();
        return default;
    }
}
