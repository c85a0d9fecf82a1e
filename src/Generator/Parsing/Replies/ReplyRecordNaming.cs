using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Parsing.Replies;

/// <summary>Gives the objects of a schema their names as records: the method's, with the member's name behind it for an object in an object.</summary>
internal static class ReplyRecordNaming
{
    /// <summary>Replaces every object in a type by the record of its name, and adds the record to the list.</summary>
    public static ReplyType Lift(ReplyType type, string name, ReplyType strings, List<RecordModel> records)
    {
        if (type.Item is { } item)
        {
            type = type with { Item = Lift(item, name, strings, records) };
        }

        if (type.Kind != ReplyKind.Record)
        {
            return type;
        }

        string prefix = name.EndsWith("Reply", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Reply".Length) : name;
        int position = records.Count;
        var members = type.Members.Select(member => member with
        {
            // A member may not be called like its type.
            Name = member.Name == name ? member.Name + "Value" : member.Name,
            Type = Lift(ReplyTypeResolution.WithStrings(member.Type, strings), prefix + member.Name, strings, records),
        });
        var model = new RecordModel(name, RecordKind.Map, IsStruct: false, "", "", members.ToEquatableArray());
        records.Insert(position, model);
        return ReplyType.Named(name) with { IsNullable = type.IsNullable };
    }
}
