using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

internal readonly struct BlPopCommand(ValkeyKey key, TimeSpan timeout) : ICommand<BlPopCommand, string?>
{
    public static CommandDescriptor Descriptor { get; } =
        new("BLPOP", CommandDescriptor.CurrentContract) { Flags = CommandFlags.Write | CommandFlags.Blocking };

    public void Write(ref RespWriter writer)
    {
        writer.WriteHeader("*3\r\n$5\r\nBLPOP\r\n"u8);
        writer.WriteKey(key);
        writer.WriteBlockingSeconds(timeout);
    }

    public static string? Read(ref RespReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        reader.ReadArrayHeader();
        reader.Skip();
        return reader.ReadText();
    }
}
