using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

internal readonly struct GetCommand(ValkeyKey key) : ICommand<GetCommand, ValkeyValue?>
{
    public static CommandDescriptor Descriptor { get; } = new("GET", CommandDescriptor.CurrentContract) { Flags = CommandFlags.ReadOnly };

    public void Write(ref RespWriter writer)
    {
        writer.WriteHeader("*2\r\n$3\r\nGET\r\n"u8);
        writer.WriteKey(key);
    }

    public static ValkeyValue? Read(ref RespReader reader) => reader.ReadNullableValue();
}
