using System.Globalization;
using System.Text;

namespace Glide.Protocol.Tests;

/// <summary>A reply as a tree, and its bytes: what a server would send.</summary>
internal sealed record Resp(RespKind Kind, string Text, IReadOnlyList<Resp> Items)
{
    public static Resp Of(RespKind kind, string text) => new(kind, text, []);

    public static Resp Of(RespKind kind, IEnumerable<Resp> items) => new(kind, "", [.. items]);

    public byte[] ToBytes(int protocol)
    {
        StringBuilder text = new();
        AppendTo(text, protocol);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void AppendTo(StringBuilder reply, int protocol)
    {
        int length = Encoding.UTF8.GetByteCount(Text);
        bool old = protocol == 2;
        int pairs = Items.Count / 2;
        reply.Append(Kind switch
        {
            RespKind.Null => old ? "$-1\r\n" : "_\r\n",
            RespKind.SimpleString => $"+{Text}\r\n",
            RespKind.BulkString => $"${length}\r\n{Text}\r\n",
            RespKind.VerbatimString => old ? $"${length}\r\n{Text}\r\n" : $"={length + 4}\r\ntxt:{Text}\r\n",
            RespKind.Integer => $":{Text}\r\n",
            RespKind.Double => old ? $"${length}\r\n{Text}\r\n" : $",{Text}\r\n",
            RespKind.Boolean => old ? $":{Text}\r\n" : Text == "1" ? "#t\r\n" : "#f\r\n",
            RespKind.BigNumber => old ? $"${length}\r\n{Text}\r\n" : $"({Text}\r\n",
            RespKind.Error => $"-{Text}\r\n",
            RespKind.Map when !old => $"%{pairs.ToString(CultureInfo.InvariantCulture)}\r\n",
            RespKind.Set when !old => $"~{Items.Count}\r\n",
            RespKind.Push when !old => $">{Items.Count}\r\n",
            _ => $"*{Items.Count}\r\n",
        });
        foreach (Resp item in Items)
        {
            item.AppendTo(reply, protocol);
        }
    }
}
