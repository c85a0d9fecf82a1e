using System.Globalization;
using System.Text;
using Glide.Protocol;

namespace Glide.Commands;

/// <summary>A command given as words. Its reply is whatever the server says.</summary>
/// <param name="descriptor">What the specs know of it; null for nothing, and then no keys are found in it.</param>
/// <param name="words">The command's name and its arguments, one word each.</param>
internal readonly ref struct RawCommand(CommandDescriptor? descriptor, ReadOnlySpan<ValkeyValue> words) : ICommand<RawCommand, ValkeyReply>
{
    private readonly CommandDescriptor? _descriptor = descriptor;
    private readonly ReadOnlySpan<ValkeyValue> _words = words;

    /// <summary>No command's name is longer; what is longer may be somebody's value.</summary>
    private const int LongestName = 64;

    public static CommandDescriptor Descriptor { get; } = new("(custom)", CommandDescriptor.CurrentContract);

    public void Write(ref RespWriter writer)
    {
        writer.BeginVariable(default, 0);
        var wait = _descriptor?.Wait?.Find(_words, _descriptor.KeySpecs.AsSpan()) ?? -1;
        if (_descriptor is { } descriptor && (wait > 0 || (writer.TracksKeys && (!descriptor.KeySpecs.IsEmpty || descriptor.SlotArgument > 0))))
        {
            WriteTracked(ref writer, descriptor, wait);
            return;
        }

        writer.WriteValues(_words);
    }

    /// <summary>
    /// What a command is called in messages. Of one that the specs do not know only its first word is told, because any other may be a value.
    /// </summary>
    /// <param name="descriptor">What is known of the command.</param>
    /// <param name="encoded">The command on the wire, from its first byte.</param>
    public static string NameOf(CommandDescriptor descriptor, ReadOnlySpan<byte> encoded)
    {
        if (!ReferenceEquals(descriptor, Descriptor))
        {
            return descriptor.Name;
        }

        var words = encoded[(encoded.IndexOf((byte)'\n') + 1)..];
        var word = RespLine.TryFindShortString(words, out var start, out var length) && length <= LongestName ? words.Slice(start, length) : default;

        // Somebody may have put the whole command into one word.
        var end = word.IndexOfAnyExceptInRange((byte)'!', (byte)'~');
        var name = Encoding.ASCII.GetString(end < 0 ? word : word[..end]);
        return name.Length == 0 ? descriptor.Name : name.ToUpperInvariant();
    }

    public static ValkeyReply Read(ref RespReader reader) => ValkeyReply.Read(ref reader);

    public static ValkeyReply Fold(scoped ReplyParts<ValkeyReply> parts) => RawFold.Fold(parts);

    private void WriteTracked(ref RespWriter writer, CommandDescriptor descriptor, int wait)
    {
        var keys = Find(descriptor, keysOnly: true);
        var slots = Find(descriptor, keysOnly: false);
        var nextKey = 0;
        var nextSlot = 0;
        for (var at = 0; at < _words.Length; at++)
        {
            var isSlot = IsNext(slots, at, ref nextSlot);
            if (IsNext(keys, at, ref nextKey))
            {
                writer.WriteKeyWord(_words[at]);
            }
            else if (at == wait)
            {
                writer.WriteWait(_words[at], descriptor.Wait!);
            }
            else if (isSlot)
            {
                writer.WriteHashed(_words[at]);
            }
            else if (at == descriptor.SlotArgument && at > 0 && TryReadSlot(_words[at], out var slot))
            {
                writer.WriteSlot(slot);
            }
            else
            {
                writer.WriteValue(_words[at]);
            }
        }
    }

    private List<int> Find(CommandDescriptor descriptor, bool keysOnly)
    {
        // In the order of the words: the specs may tell a command's last key first.
        var positions = new List<int>();
        KeyFinder.Find(descriptor.KeySpecs.AsSpan(), _words, positions, keysOnly);
        positions.Sort();
        return positions;
    }

    private static bool IsNext(List<int> positions, int at, ref int next)
    {
        var found = false;
        for (; next < positions.Count && positions[next] == at; next++)
        {
            found = true;
        }

        return found;
    }

    // As the server would read it: another spelling is left to the server, as it stands.
    private static bool TryReadSlot(in ValkeyValue word, out long slot)
    {
        slot = 0;
        return word.Length <= NumberText.MaxLength
            && long.TryParse(word.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out slot)
            && slot.ToString(CultureInfo.InvariantCulture).Length == word.Length;
    }
}
