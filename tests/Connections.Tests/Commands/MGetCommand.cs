using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

internal readonly ref struct MGetCommand(ReadOnlySpan<ValkeyKey> keys) : ICommand<MGetCommand, ValkeyValue?[]>
{
    private readonly ReadOnlySpan<ValkeyKey> _keys = keys;

    public static CommandDescriptor Descriptor { get; } = new("MGET", CommandDescriptor.CurrentContract) { Flags = CommandFlags.ReadOnly };

    public void Write(ref RespWriter writer)
    {
        RespWriter.Require(_keys, "keys");
        writer.BeginVariable("$4\r\nMGET\r\n"u8, 1);
        writer.WriteKeys(_keys);
    }

    public static ValkeyValue?[] Read(ref RespReader reader) => reader.ReadNullableValueArray();
}
