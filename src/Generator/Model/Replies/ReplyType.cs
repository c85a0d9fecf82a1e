using System;

namespace Glide.Generator.Model.Replies;

/// <summary>The type of a reply or of a part of one. Two are equal when they read the same bytes into the same C# type.</summary>
/// <param name="Kind">The shape.</param>
/// <param name="Name">The type of <see cref="ReplyKind.Named"/>, the unit of <see cref="ReplyKind.Time"/>, the word of <see cref="ReplyKind.IsWord"/>.</param>
/// <param name="Item">What an array, a pair, a map or a page holds.</param>
/// <param name="Key">The keys of a map.</param>
/// <param name="Reader">The static method that reads a named type which does not read itself, <c>TimeToLive.ReadSeconds</c> for instance; empty otherwise.</param>
/// <param name="Members">The members of a <see cref="ReplyKind.Record"/>.</param>
internal sealed record ReplyType(
    ReplyKind Kind,
    string Name = "",
    ReplyType? Item = null,
    ReplyType? Key = null,
    string Reader = "",
    EquatableArray<ReplyMember>? Members = null)
{
    /// <summary>The members of a <see cref="ReplyKind.Record"/>.</summary>
    public EquatableArray<ReplyMember> Members { get; init; } = Members ?? [];

    public static readonly ReplyType Void = new(ReplyKind.Void);
    public static readonly ReplyType Int64 = new(ReplyKind.Int64);
    public static readonly ReplyType Boolean = new(ReplyKind.Boolean);
    public static readonly ReplyType Double = new(ReplyKind.Double);
    public static readonly ReplyType Value = new(ReplyKind.Value);
    public static readonly ReplyType Text = new(ReplyKind.Text);
    public static readonly ReplyType KeyName = new(ReplyKind.Key);
    public static readonly ReplyType String = new(ReplyKind.String);
    public static readonly ReplyType Node = new(ReplyKind.Node);

    /// <summary>Whether null may come instead.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether null is read as an array or a map without elements.</summary>
    public bool NullIsEmpty { get; init; }

    public bool IsVoid => Kind == ReplyKind.Void;

    /// <summary>Whether the C# type is an array or a dictionary, for which there is an empty one.</summary>
    public bool IsCollection => Kind is ReplyKind.Array or ReplyKind.Pairs or ReplyKind.Map;

    public static ReplyType Is(string word) => new(ReplyKind.IsWord, word);

    /// <summary>A time in a unit of <see cref="TimeUnits"/>.</summary>
    public static ReplyType Time(string unit) => new(ReplyKind.Time, unit);

    public static ReplyType Named(string name, string reader = "") => new(ReplyKind.Named, name, Reader: reader);

    /// <summary>The method that reads an enumeration, which cannot have one of its own.</summary>
    public static string EnumReader(string name) => name + "Reader.Read";

    public static ReplyType Record(EquatableArray<ReplyMember> members) => new(ReplyKind.Record, Members: members);

    public static ReplyType Array(ReplyType item) => new(ReplyKind.Array, Item: item);

    public static ReplyType Pair(ReplyType item) => new(ReplyKind.Pair, Item: item);

    public static ReplyType Pairs(ReplyType item) => new(ReplyKind.Pairs, Item: item);

    public static ReplyType Map(ReplyType key, ReplyType item) => new(ReplyKind.Map, Item: item, Key: key);

    public static ReplyType ScanPage(ReplyType items) => new(ReplyKind.ScanPage, Item: items);

    public ReplyType OrNull() => IsNullable ? this : this with { IsNullable = true };

    /// <summary>The type in the overlay's notation, which is also how the table of all replies shows it.</summary>
    public override string ToString()
    {
        string text = Kind switch
        {
            ReplyKind.Void => "void",
            ReplyKind.Int64 => "long",
            ReplyKind.Boolean => "bool",
            ReplyKind.Double => "double",
            ReplyKind.Value => "value",
            ReplyKind.Text => "text",
            ReplyKind.Key => "key",
            ReplyKind.String => "string",
            ReplyKind.Node => "reply",
            ReplyKind.IsWord => $"is<{Name}>",
            ReplyKind.Time => Name,
            ReplyKind.Named when Reader.Length == 0 || Reader == EnumReader(Name) => Name,
            ReplyKind.Named when Reader.StartsWith(Name + ".", StringComparison.Ordinal) => Reader,
            ReplyKind.Named => $"{Name} via {Reader}",
            ReplyKind.Record => "record",
            ReplyKind.Array => $"{Item}[]",
            ReplyKind.Pair => $"pair<{Item}>",
            ReplyKind.Pairs => $"pairs<{Item}>",
            ReplyKind.Map => $"map<{Key},{Item}>",
            _ => $"page<{Item}>",
        };
        return text + (NullIsEmpty ? "!" : IsNullable ? "?" : "");
    }
}
