using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

/// <summary>Comes back as it went, so that a reply that reached another call shows. It is no read here: what was written is not sent again.</summary>
internal readonly struct EchoCommand(string text) : ICommand<EchoCommand, string>
{
    public static CommandDescriptor Descriptor { get; } = new("ECHO", CommandDescriptor.CurrentContract);

    public void Write(ref RespWriter writer)
    {
        writer.WriteHeader("*2\r\n$4\r\nECHO\r\n"u8);
        writer.WriteText(text);
    }

    public static string Read(ref RespReader reader) => reader.ReadText();
}
