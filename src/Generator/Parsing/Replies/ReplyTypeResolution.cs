using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Fills in what a type's notation alone does not tell.</summary>
internal static class ReplyTypeResolution
{
    /// <summary>Gives every enumeration in a type the method that reads it.</summary>
    public static ReplyType WithEnumReaders(ReplyType type, ICollection<string> enumerations)
        => Rewrite(type, part => part.Kind == ReplyKind.Named && part.Reader.Length == 0 && enumerations.Contains(part.Name)
            ? part with { Reader = ReplyType.EnumReader(part.Name) }
            : part);

    /// <summary>Says what the strings in a type are.</summary>
    public static ReplyType WithStrings(ReplyType type, ReplyType strings)
        => Rewrite(type, part => part.Kind == ReplyKind.String ? strings with { IsNullable = part.IsNullable } : part);

    /// <summary>The first named type that is neither generated nor written by hand; null when there is none.</summary>
    public static string? UnknownName(ReplyType type, TypesOverlay types)
    {
        if (type.Item is { } item && UnknownName(item, types) is { } inItem)
        {
            return inItem;
        }

        return type.Kind == ReplyKind.Named && type.Reader.Length == 0 && types.Find(type.Name) is null && !types.HandWritten.Contains(type.Name, StringComparer.Ordinal)
            ? type.Name
            : null;
    }

    private static ReplyType Rewrite(ReplyType type, Func<ReplyType, ReplyType> change)
    {
        if (type.Item is { } item && Rewrite(item, change) is var newItem && !ReferenceEquals(newItem, item))
        {
            type = type with { Item = newItem };
        }

        if (type.Key is { } key && Rewrite(key, change) is var newKey && !ReferenceEquals(newKey, key))
        {
            type = type with { Key = newKey };
        }

        return change(type);
    }
}
