using Glide.Protocol;

namespace Glide.Commands;

/// <summary>A command given as words. Its reply is whatever the server says.</summary>
/// <param name="words">The command's name and its arguments, one word each.</param>
internal readonly ref struct RawCommand(ReadOnlySpan<ValkeyValue> words) : ICommand<RawCommand, ValkeyReply>
{
    private readonly ReadOnlySpan<ValkeyValue> _words = words;

    public static CommandDescriptor Descriptor { get; } = new("(custom)", CommandDescriptor.CurrentContract);

    public void Write(ref RespWriter writer)
    {
        writer.BeginVariable(default, 0);
        writer.WriteValues(_words);
    }

    public static ValkeyReply Read(ref RespReader reader) => ValkeyReply.Read(ref reader);
}
