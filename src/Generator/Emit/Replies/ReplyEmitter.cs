using System;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Emit.Replies;

/// <summary>Writes the code that reads a reply of a given type.</summary>
internal sealed class ReplyEmitter
{
    private readonly SourceWriter _writer;
    private readonly LocalNames _names;

    public ReplyEmitter(SourceWriter writer, LocalNames names)
    {
        _writer = writer;
        _names = names;
    }

    /// <summary>Writes a method that reads a reply, as an expression where that is enough.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="declaration">The method's head, whose parameter is called <c>reader</c>.</param>
    /// <param name="type">The type of the reply.</param>
    public static void WriteMethod(SourceWriter writer, string declaration, ReplyType type)
    {
        if (ReplyExpressions.TryGet(type, out string expression))
        {
            writer.Line(declaration).Indent().Line($"=> {expression};").Outdent();
            return;
        }

        writer.Open(declaration);
        if (type.IsVoid)
        {
            writer.Line("reader.ReadOk();").Line("return default;");
        }
        else
        {
            string result = new ReplyEmitter(writer, new LocalNames()).Read(type, "items");
            writer.Line($"return {result};");
        }

        writer.Close();
    }

    /// <summary>Writes the statements that are needed before a value of a type can be had, and returns the expression that has it then.</summary>
    public string Read(ReplyType type, string name)
    {
        if (ReplyExpressions.TryGet(type, out string expression))
        {
            return expression;
        }

        if (!type.IsNullable && !type.NullIsEmpty)
        {
            return ReadPresent(type, name);
        }

        string result = _names.Take(name + "OrNull");
        _writer.Line($"{ReplyTypeNames.Of(type)} {result} = {(type.NullIsEmpty ? "[]" : "null")};").Open("if (!reader.TryReadNull())");
        string present = ReadPresent(type with { IsNullable = false, NullIsEmpty = false }, name);
        _writer.Line($"{result} = {present};").Close();
        return result;
    }

    /// <summary>Writes a loop that reads so many elements into a new array, and returns the array's name.</summary>
    public string ReadElements(ReplyType item, string name, string count)
    {
        string items = _names.Take(name);
        string index = _names.Take("index");
        _writer.Line($"var {items} = {NewArray(item, count)};").Open($"for (int {index} = 0; {index} < {items}.Length; {index}++)");
        string element = Read(item, "item");
        _writer.Line($"{items}[{index}] = {element};").Close();
        return items;
    }

    private string ReadPresent(ReplyType type, string name)
    {
        switch (type.Kind)
        {
            case ReplyKind.Array:
                return ReadElements(type.Item!, name, "reader.ReadArrayHeader()");
            case ReplyKind.Map:
                return ReadMap(type, name);
            case ReplyKind.ScanPage:
                return ReadScanPage(type);
            default:
                throw new InvalidOperationException($"There is no way to read {type}.");
        }
    }

    private string ReadMap(ReplyType type, string name)
    {
        string map = _names.Take(name);
        string rest = _names.Take("rest");
        string key = _names.Take("key");
        _writer.Line($"int {rest} = reader.ReadMapHeader();")
            .Line($"var {map} = new {ReplyTypeNames.Plain(type)}({rest});")
            .Open($"for (; {rest} > 0; {rest}--)")
            .Line($"{ReplyTypeNames.Of(type.Key!)} {key} = {Read(type.Key!, "key")};");
        string value = Read(type.Item!, "value");
        _writer.Line($"{map}[{key}] = {value};").Close();
        return map;
    }

    private string ReadScanPage(ReplyType type)
    {
        string count = _names.Take("count");
        string cursor = _names.Take("cursor");
        string page = _names.Take("page");
        _writer.Line($"int {count} = reader.ReadTupleHeader(2);").Line($"ScanCursor {cursor} = ScanCursor.Read(ref reader);");
        string items = Read(type.Item!, "items");
        _writer.Line($"{ReplyTypeNames.Plain(type)} {page} = new({cursor}, {items});").Line($"reader.Skip({count} - 2);");
        return page;
    }

    private static string NewArray(ReplyType item, string count)
    {
        // The length stands in the first brackets, also for an array of arrays.
        string element = ReplyTypeNames.Of(item);
        string brackets = "";
        while (element.EndsWith("[]", StringComparison.Ordinal))
        {
            element = element.Substring(0, element.Length - 2);
            brackets += "[]";
        }

        return $"new {element}[{count}]{brackets}";
    }
}
