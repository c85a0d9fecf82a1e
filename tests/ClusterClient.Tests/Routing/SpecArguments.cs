using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Glide.Harness;

namespace Glide.ClusterClient.Tests.Routing;

/// <summary>Makes the words of a command from the grammar of its arguments in the specs.</summary>
internal static class SpecArguments
{
    /// <summary>Where an alternative of the grammar says that no word stands, an empty one does.</summary>
    private const string EmptyWord = "\"\"";

    private static readonly Dictionary<string, JsonObject> Specs = ReadAll();

    /// <summary>The sets of words of a command. What the grammar allows and the command's arity does not is no command.</summary>
    /// <param name="command">The full name.</param>
    public static IEnumerable<byte[][]> Of(string command)
    {
        var arity = (int)Specs[command]["arity"]!;
        return ArgumentVariant.All.Select(variant => new Writer(variant).Write(command)).Where(words => words.Length >= Math.Abs(arity));
    }

    private static Dictionary<string, JsonObject> ReadAll() =>
        Directory.GetFiles(RepositoryFolder.Combine("commands-json", "valkey"), "*.json")
            .SelectMany(static file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            .ToDictionary(
                static entry => entry.Value!["container"] is { } container ? $"{container} {entry.Key}" : entry.Key,
                static entry => entry.Value!.AsObject());

    private sealed class Writer(ArgumentVariant variant)
    {
        private readonly List<byte[]> _words = [];
        private int _keys;
        private int _countAt = -1;
        private bool _leftKeyOut;

        public byte[][] Write(string command)
        {
            foreach (var word in command.Split(' '))
            {
                Add(word);
            }

            WriteAll(Specs[command]["arguments"]);
            if (_countAt >= 0)
            {
                _words[_countAt] = Encoding.UTF8.GetBytes(_keys.ToString(CultureInfo.InvariantCulture));
            }

            return [.. _words];
        }

        private void WriteAll(JsonNode? arguments)
        {
            foreach (var argument in arguments?.AsArray() ?? [])
            {
                WriteOne(argument!, arguments!.AsArray());
            }
        }

        private void WriteOne(JsonNode argument, JsonArray siblings)
        {
            if (Flag(argument, "optional") && !IsThere(argument, siblings))
            {
                return;
            }

            var repeat = Flag(argument, "multiple") ? variant.Repeat : 1;
            for (var i = 0; i < repeat; i++)
            {
                if (i == 0 || Flag(argument, "multiple_token"))
                {
                    WriteToken(argument);
                }

                WriteValue(argument);
            }
        }

        /// <summary>Keys behind a keyword that replace the one before stand exactly where that one was left out.</summary>
        private bool IsThere(JsonNode argument, JsonArray siblings) => Type(argument) == "key" && siblings.Any(HasEmptyWord)
            ? _leftKeyOut
            : variant.NextOption();

        private static bool HasEmptyWord(JsonNode? argument) =>
            argument!["arguments"] is JsonArray inner && inner.Any(static one => (string?)one!["token"] == EmptyWord);

        private void WriteToken(JsonNode argument)
        {
            if ((string?)argument["token"] is { } token)
            {
                _leftKeyOut |= token == EmptyWord;
                Add(token == EmptyWord ? "" : token);
            }
        }

        private void WriteValue(JsonNode argument)
        {
            switch (Type(argument))
            {
                case "key":
                    _keys += _countAt >= 0 ? 1 : 0;
                    _words.Add(variant.NextKey());
                    break;
                case "integer" when (string)argument["name"]! == "numkeys":
                    _countAt = _words.Count;
                    Add("0");
                    break;
                case "integer" or "double" or "unix-time":
                    Add("1");
                    break;
                case "oneof":
                    var alternatives = argument["arguments"]!.AsArray();
                    WriteOne(alternatives[variant.Choice % alternatives.Count]!, alternatives);
                    break;
                case "block":
                    WriteAll(argument["arguments"]);
                    break;
                case "pure-token":
                    break;
                default:
                    Add(variant.NextValue());
                    break;
            }
        }

        private void Add(string word) => _words.Add(Encoding.UTF8.GetBytes(word));

        private static string Type(JsonNode argument) => (string)argument["type"]!;

        private static bool Flag(JsonNode argument, string name) => (bool?)argument[name] ?? false;
    }
}
