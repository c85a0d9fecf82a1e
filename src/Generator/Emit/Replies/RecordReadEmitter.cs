using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit.Replies;

/// <summary>Writes the method with which a record reads itself.</summary>
internal sealed class RecordReadEmitter
{
    private readonly SourceWriter _writer;
    private readonly RecordModel _record;
    private readonly LocalNames _names = new();
    private readonly ReplyEmitter _replies;
    private readonly List<string> _locals;

    public RecordReadEmitter(SourceWriter writer, RecordModel record)
    {
        _writer = writer;
        _record = record;
        _replies = new ReplyEmitter(writer, _names);
        _locals = record.Members.Select(member => _names.TakeFor(member.Name)).ToList();
    }

    /// <summary>Writes the method.</summary>
    public void Write()
    {
        _writer.Separate().Line("/// <inheritdoc/>").Open($"public static {_record.Name} Read(ref RespReader reader)");
        switch (_record.Kind)
        {
            case RecordKind.Pair:
                ReadPair();
                break;
            case RecordKind.Tuple:
                ReadTuple();
                break;
            default:
                ReadMap();
                break;
        }

        _writer.Close();
    }

    private void ReadPair()
    {
        // An element of a list of pairs stands there without a header in RESP2's flat form, and otherwise has it read already.
        _writer.Open("if (reader.Peek() == RespKind.Array)").Line("reader.ReadTupleHeader(2);").Close().Line();
        for (int i = 0; i < _locals.Count; i++)
        {
            Declare(i);
        }

        Return(_locals);
    }

    private void ReadTuple()
    {
        int required = _record.Members.TakeWhile(member => member.Role == ReplyMemberRole.Required).Count();
        string count = _names.Take("count");
        _writer.Line($"int {count} = reader.ReadTupleHeader({Number(required)});");
        bool hasRest = false;
        for (int i = 0; i < _locals.Count; i++)
        {
            switch (_record.Members[i].Role)
            {
                case ReplyMemberRole.Optional:
                    ReadOptional(i, $"{count} > {Number(i)}");
                    break;
                case ReplyMemberRole.Rest:
                    string items = _replies.ReadElements(_record.Members[i].Type.Item!, "elements", $"{count} - {Number(i)}");
                    _writer.Line($"{Type(i)} {_locals[i]} = {items};");
                    hasRest = true;
                    break;
                default:
                    Declare(i);
                    break;
            }
        }

        if (!hasRest)
        {
            // A later version may send more.
            _writer.Line($"reader.Skip({count} - {Number(_locals.Count)});");
        }

        Return(_locals);
    }

    private void ReadMap()
    {
        for (int i = 0; i < _locals.Count; i++)
        {
            bool isCollection = _record.Members[i].Type is { IsCollection: true, IsNullable: false };
            string type = ReplyTypeNames.Plain(_record.Members[i].Type);
            _writer.Line(isCollection ? $"{type} {_locals[i]} = [];" : $"{type}? {_locals[i]} = null;");
        }

        string rest = _names.Take("rest");
        string key = _names.Take("key");
        _writer.Open($"for (int {rest} = reader.ReadMapHeader(); {rest} > 0; {rest}--)").Line($"ReadOnlySpan<byte> {key} = reader.ReadBytes();");
        string keyword = "if";

        // The exact keys come first, because one of them may begin like a prefix.
        var order = new List<int>();
        var prefixes = new List<int>();
        for (int i = 0; i < _locals.Count; i++)
        {
            (_record.Members[i].Role == ReplyMemberRole.Prefix ? prefixes : order).Add(i);
        }

        order.AddRange(prefixes);
        foreach (int i in order)
        {
            var member = _record.Members[i];
            bool isPrefix = member.Role == ReplyMemberRole.Prefix;
            _writer.Open($"{keyword} ({key}.{(isPrefix ? "StartsWith" : "SequenceEqual")}({ReplyExpressions.Literal(member.Wire)}u8))");
            if (isPrefix)
            {
                string value = _replies.Read(member.Type.Item!, "value");
                _writer.Line($"{_locals[i]}[Encoding.UTF8.GetString({key}[{Number(member.Wire.Length)}..])] = {value};");
            }
            else
            {
                string value = _replies.Read(member.Type, "items");
                _writer.Line($"{_locals[i]} = {value};");
            }

            _writer.Close();
            keyword = "else if";
        }

        _writer.Open("else").Line("reader.Skip();").Close().Close();
        Return(_locals.Select((local, i) => IsMandatory(_record.Members[i]) ? $"{local} ?? throw RespReader.Missing({ReplyExpressions.Literal(_record.Members[i].Wire)})" : local));
    }

    private void Declare(int i)
    {
        string value = _replies.Read(_record.Members[i].Type, "items");
        _writer.Line($"{Type(i)} {_locals[i]} = {value};");
    }

    private void ReadOptional(int i, string condition)
    {
        string absent = _record.Members[i].Type.IsCollection ? "[]" : "null";
        _writer.Line($"{Type(i)} {_locals[i]} = {absent};").Open($"if ({condition})");
        string value = _replies.Read(_record.Members[i].Type, "items");
        _writer.Line($"{_locals[i]} = {value};").Close();
    }

    private void Return(IEnumerable<string> values)
    {
        _writer.Separate();
        if (_record.IsStruct)
        {
            _writer.Line($"return new({string.Join(", ", values)});");
            return;
        }

        _writer.Open($"return new {_record.Name}");
        int next = 0;
        foreach (string value in values)
        {
            _writer.Line($"{_record.Members[next++].Name} = {value},");
        }

        _writer.Close("};");
    }

    private string Type(int i) => ReplyTypeNames.Of(_record.Members[i].Type);

    private static bool IsMandatory(ReplyMember member) => !member.Type.IsCollection && !member.Type.IsNullable;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
