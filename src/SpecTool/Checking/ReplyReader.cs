using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Glide.SpecTool.Checking;

/// <summary>Reads RESP3 replies as JSON: the kinds that COMMAND, COMMAND DOCS and HELLO answer with.</summary>
internal sealed class ReplyReader(Stream stream)
{
    /// <summary>Argument trees are five deep, and each level costs two of the reply.</summary>
    private const int MaximumDepth = 64;

    /// <summary>The next reply.</summary>
    /// <exception cref="IOException">The connection ended, or what came is not such a reply.</exception>
    /// <exception cref="ServerErrorException">The reply is an error.</exception>
    public JsonNode? Read() => Read(0);

    private JsonNode? Read(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new IOException("the reply is nested too deeply.");
        }

        var line = ReadLine();
        var rest = line.Length > 1 ? line[1..] : "";
        return (line.Length > 0 ? line[0] : '\0') switch
        {
            '+' => rest,
            '$' when rest == "-1" => null,
            '$' => ReadBulk(Number(rest)),
            '=' => WithoutFormat(ReadBulk(Number(rest))),
            ':' when long.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            '*' or '~' => ReadArray(Number(rest), depth + 1),
            '%' => ReadMap(Number(rest), depth + 1),
            '_' => null,
            '-' => throw new ServerErrorException(rest),
            _ => throw new IOException($"'{line}' does not begin a reply."),
        };
    }

    /// <summary>A verbatim text says its format first: <c>txt:</c>.</summary>
    private static string WithoutFormat(string text) =>
        text.Length >= 4 && text[3] == ':' ? text[4..] : throw new IOException("a verbatim text does not say its format.");

    private JsonArray ReadArray(int count, int depth)
    {
        var items = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            items.Add(Read(depth));
        }

        return items;
    }

    private JsonObject ReadMap(int count, int depth)
    {
        var fields = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            var name = Read(depth)?.ToString() ?? "";
            fields[name] = Read(depth);
        }

        return fields;
    }

    private string ReadBulk(int length)
    {
        var bytes = new byte[length + 2];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private string ReadLine()
    {
        var text = new StringBuilder();
        while (true)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                throw new EndOfStreamException("the connection was closed.");
            }

            if (next == '\n')
            {
                return text.ToString().TrimEnd('\r');
            }

            text.Append((char)next);
        }
    }

    /// <summary>A server's description of its commands is some hundred kilobytes; a thousandfold is not one.</summary>
    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1 << 28
            ? number
            : throw new IOException($"'{text}' is not a length.");
}
