using System.Linq;
using Glide.Generator.Diagnostics;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Replies;

namespace Glide.Generator.Mapping;

/// <summary>Chooses the rule that makes one reply of those of several nodes, by the command's policies and the reply's type in C#.</summary>
internal static class FoldMapper
{
    /// <summary>The method whose folded reply is the first part's, because all parts say the same.</summary>
    private const string First = "First";

    /// <summary>The call that folds; null for a command that is not sent to several nodes, or whose replies stay apart.</summary>
    public static string? Map(DescriptorModel descriptor, ReplyType reply, MappingContext context)
    {
        bool isSplit = descriptor.RequestPolicy == "MultiShard";
        if ((!isSplit && descriptor.RequestPolicy is not ("AllNodes" or "AllShards")) || descriptor.ResponsePolicy == "PerNode")
        {
            return null;
        }

        string? call = Call(descriptor.ResponsePolicy, isSplit, reply, context.Overlay.Types);
        if (call is null)
        {
            context.Report(
                GeneratorRules.UnfoldableReply, context.RoutingLocation, descriptor.Name, descriptor.RequestPolicy, descriptor.ResponsePolicy, reply.ToString());
        }

        return call;
    }

    private static string? Call(string policy, bool isSplit, ReplyType reply, TypesOverlay types)
    {
        bool isPresent = !reply.IsNullable || reply.NullIsEmpty;
        return policy switch
        {
            "AllSucceeded" or "OneSucceeded" => Rule(First),
            "FirstNonNull" => isPresent ? null : Rule("FirstNonNull"),
            _ when !isPresent => null,
            "Default" when reply.IsVoid => Rule(First),
            "Default" when isSplit => IsArray(reply) ? Rule("Splice") : null,
            "Default" => IsArray(reply) || reply.Kind == ReplyKind.Map ? Rule("Concatenate") : null,
            "Sum" => Scalars(reply, IsNumber) ? Rule("Sum") : Members(reply, types, "{0} + {1}"),
            "Min" or "Max" => Scalars(reply, IsOrdered) ? Rule(policy) : Members(reply, types, $"Math.{policy}({{0}}, {{1}})"),
            "LogicalAnd" => Scalars(reply, IsBoolean) ? Rule("And") : null,
            "LogicalOr" => Scalars(reply, IsBoolean) ? Rule("Or") : null,
            "Union" => IsArray(reply) ? Rule("Union") : null,
            "SumByName" => reply.Kind == ReplyKind.Map ? IsNumber(reply.Item!) ? Rule("SumByName") : null : SumByName(reply, types),
            _ => null,
        };
    }

    private static string Rule(string name) => $"ReplyFold.{name}(parts)";

    /// <summary>A positional record, member by member.</summary>
    private static string? Members(ReplyType reply, TypesOverlay types, string rule)
    {
        if (Positional(reply, types) is not { } record || !record.Members.All(member => IsNumber(member.Type)))
        {
            return null;
        }

        string members = string.Join(", ", record.Members.Select(member => string.Format(
            System.Globalization.CultureInfo.InvariantCulture, rule, "left." + member.Name, "right." + member.Name)));
        return $"ReplyFold.Combine(parts, static (left, right) => new {record.Name}({members}))";
    }

    /// <summary>Several positional records, each a name and a number.</summary>
    private static string? SumByName(ReplyType reply, TypesOverlay types)
    {
        if (!IsArray(reply) || reply.Item!.IsNullable || Positional(reply.Item, types) is not { Members.Count: 2 } record
            || record.Members[0].Type.IsNullable || !IsNumber(record.Members[1].Type))
        {
            return null;
        }

        return $"ReplyFold.SumByName(parts, static pair => pair.{record.Members[0].Name}, static pair => pair.{record.Members[1].Name}, "
            + $"static (name, sum) => new {record.Name}(name, sum))";
    }

    private static RecordModel? Positional(ReplyType reply, TypesOverlay types)
        => reply.Kind is ReplyKind.Named or ReplyKind.Pair && types.Find(reply.Kind == ReplyKind.Pair ? reply.Item!.Name : reply.Name) is { IsStruct: true } record
            ? record
            : null;

    private static bool IsArray(ReplyType reply) => reply.Kind is ReplyKind.Array or ReplyKind.Pairs;

    /// <summary>Whether the reply or each of its elements is of a kind.</summary>
    private static bool Scalars(ReplyType reply, System.Func<ReplyType, bool> isOfKind)
        => isOfKind(reply) || (reply.Kind == ReplyKind.Array && isOfKind(reply.Item!));

    private static bool IsNumber(ReplyType reply) => !reply.IsNullable && (reply.Kind is ReplyKind.Int64 or ReplyKind.Double);

    private static bool IsOrdered(ReplyType reply) => IsNumber(reply) || (!reply.IsNullable && reply.Kind == ReplyKind.Time);

    private static bool IsBoolean(ReplyType reply) => !reply.IsNullable && (reply.Kind is ReplyKind.Boolean or ReplyKind.IsWord);
}
