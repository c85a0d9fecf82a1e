using Glide.Commands;
using Glide.Protocol;

namespace Glide.Connections.Tests.Commands;

/// <summary>The same as a read, which may be sent again.</summary>
internal readonly struct ReadEchoCommand(string text) : ICommand<ReadEchoCommand, string>
{
    public static CommandDescriptor Descriptor { get; } = new("ECHO", CommandDescriptor.CurrentContract) { Flags = CommandFlags.ReadOnly };

    public void Write(ref RespWriter writer) => new EchoCommand(text).Write(ref writer);

    public static string Read(ref RespReader reader) => reader.ReadText();
}
