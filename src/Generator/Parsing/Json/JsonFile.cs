using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Glide.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Glide.Generator.Parsing.Json;

/// <summary>A JSON file read into nodes that know where they stand, or the one error that kept it from being read.</summary>
internal sealed class JsonFile
{
    // From here on a set finds a name sooner than looking through the members.
    private const int LargeObject = 16;

    private const string Empty = "there is nothing in it, or the compiler could not read it.";

    private readonly SourceText _text;
    private readonly List<JsonProperty> _repeated = [];

    // Null while the file is ASCII, where a byte's offset is its character's; otherwise the character offset of each byte.
    private readonly int[]? _charOffsets;

    private JsonFile(string path, SourceText text, int byteCount, string content)
    {
        Path = path;
        _text = text;
        _charOffsets = byteCount == content.Length ? null : CharOffsets(content, byteCount);
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The root value; null when the file is malformed.</summary>
    public JsonNode? Root { get; private set; }

    /// <summary>
    /// Members whose object has one of that name already. The first one is read, which need not be the one that was meant.
    /// </summary>
    public IReadOnlyList<JsonProperty> Repeated => _repeated;

    /// <summary>Why and where the file is malformed; null when it is not.</summary>
    public JsonSyntaxError? Error { get; private set; }

    /// <summary>Reads a file. Comments and trailing commas are accepted, as editors write them.</summary>
    public static JsonFile Read(string path, SourceText text)
    {
        string content = text.ToString();
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(content));
        int byteCount = Encoding.UTF8.GetBytes(content, 0, content.Length, utf8, 0);
        var file = new JsonFile(path, text, byteCount, content);
        var reader = new Utf8JsonReader(utf8.AsSpan(0, byteCount), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            var root = file.ReadValue(ref reader);
            while (reader.Read())
            {
                // The reader itself refuses anything behind the root value.
            }

            file.Root = file.Error is null ? root : null;
        }
        catch (JsonException exception)
        {
            int line = (int)(exception.LineNumber ?? 0);
            int position = file.OffsetOf(line, (int)(exception.BytePositionInLine ?? 0));
            file.Error = new JsonSyntaxError(string.IsNullOrWhiteSpace(content) ? Empty : Reason(exception), file.Locate(position, position + 1));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }

        return file;
    }

    // What is no text, such as half of a surrogate pair written as an escape, is refused only when the text is asked for.
    private string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (System.InvalidOperationException)
        {
            Error ??= new JsonSyntaxError("an escape in the text stands for no character.", Locate((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
            return "";
        }
    }

    /// <summary>Turns byte offsets into a location.</summary>
    public LocationModel Locate(int startByte, int endByte)
    {
        int length = _text.Length;
        int start = System.Math.Min(CharOffset(startByte), length);
        int end = System.Math.Max(start, System.Math.Min(CharOffset(endByte), length));
        var lines = _text.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));
        return new LocationModel(Path, start, end - start, lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    private static string Reason(JsonException exception)
    {
        int suffix = exception.Message.IndexOf(" LineNumber:", System.StringComparison.Ordinal);
        return suffix < 0 ? exception.Message : exception.Message.Substring(0, suffix);
    }

    private static int[] CharOffsets(string content, int byteCount)
    {
        int[] offsets = new int[byteCount + 1];
        int position = 0;
        for (int index = 0; index < content.Length; index++)
        {
            bool pair = char.IsHighSurrogate(content[index]) && index + 1 < content.Length;
            int width = pair ? 4 : content[index] < 0x80 ? 1 : content[index] < 0x800 ? 2 : 3;
            for (int i = 0; i < width && position < byteCount; i++)
            {
                offsets[position++] = index;
            }

            if (pair)
            {
                index++;
            }
        }

        for (; position <= byteCount; position++)
        {
            offsets[position] = content.Length;
        }

        return offsets;
    }

    private int CharOffset(int byteOffset)
        => _charOffsets is null ? byteOffset : _charOffsets[System.Math.Min(byteOffset, _charOffsets.Length - 1)];

    private int OffsetOf(int line, int byteInLine)
    {
        if (line >= _text.Lines.Count)
        {
            return _text.Length;
        }

        // Locate expects a byte offset; for a file with wider characters the offset in the line is near enough to find the place.
        int lineStart = _text.Lines[line].Start;
        int lineStartByte = _charOffsets is null ? lineStart : System.Array.BinarySearch(_charOffsets, lineStart);
        return System.Math.Max(lineStartByte, 0) + byteInLine;
    }

    private static bool IsRepeated(string name, List<JsonProperty> before, ref HashSet<string>? names)
    {
        if (before.Count < LargeObject)
        {
            foreach (var property in before)
            {
                if (string.Equals(property.Name, name, System.StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        if (names is null)
        {
            names = new HashSet<string>(System.StringComparer.Ordinal);
            foreach (var property in before)
            {
                names.Add(property.Name);
            }
        }

        return !names.Add(name);
    }

    private JsonNode ReadValue(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var properties = new List<JsonProperty>();
                HashSet<string>? names = null;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = TextOf(ref reader);
                    int nameStart = (int)reader.TokenStartIndex;
                    int nameEnd = (int)reader.BytesConsumed;
                    reader.Read();
                    var property = new JsonProperty(this, name, nameStart, nameEnd, ReadValue(ref reader));
                    if (IsRepeated(name, properties, ref names))
                    {
                        _repeated.Add(property);
                    }

                    properties.Add(property);
                }

                return JsonNode.Object(this, start, (int)reader.BytesConsumed, properties);
            case JsonTokenType.StartArray:
                var items = new List<JsonNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return JsonNode.Array(this, start, (int)reader.BytesConsumed, items);
            case JsonTokenType.String:
                return JsonNode.Scalar(this, JsonKind.String, start, (int)reader.BytesConsumed, TextOf(ref reader));
            case JsonTokenType.Number:
                return JsonNode.Scalar(this, JsonKind.Number, start, (int)reader.BytesConsumed, Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
            case JsonTokenType.True:
                return JsonNode.Scalar(this, JsonKind.True, start, (int)reader.BytesConsumed);
            case JsonTokenType.False:
                return JsonNode.Scalar(this, JsonKind.False, start, (int)reader.BytesConsumed);
            default:
                return JsonNode.Scalar(this, JsonKind.Null, start, (int)reader.BytesConsumed);
        }
    }
}
