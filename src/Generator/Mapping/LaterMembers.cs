using System;
using System.Collections.Generic;
using System.Linq;
using Glide.Generator.Model.Commands;
using Glide.Generator.Model.Types;
using Glide.Generator.Parsing.Specs;

namespace Glide.Generator.Mapping;

/// <summary>
/// Gathers what of a command's arguments came later than the command. It is kept apart from the types of the arguments, because commands share these
/// and came to know their members at different times.
/// </summary>
/// <param name="command">
/// The server's version that introduced the command; null for a module's, whose arguments have versions of the module's, so that there is nothing to
/// say.
/// </param>
internal sealed class LaterMembers(string? command)
{
    // What is older has been there as long as HELLO, with which every connection begins; nobody asks about servers before that.
    private static readonly Version Oldest = new(6, 0, 0);

    private readonly Dictionary<string, List<LaterMember>> _byType = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was noted, so that nothing came later.</summary>
    public bool IsEmpty => _byType.Count == 0;

    /// <summary>Takes note since when a member of a type is known.</summary>
    public void Note(string type, string member, string? since)
    {
        if (since is not null)
        {
            if (!_byType.TryGetValue(type, out var members))
            {
                _byType.Add(type, members = []);
            }

            members.Add(new LaterMember(member, since));
        }
    }

    /// <summary>The newest version among some; null if none is newer than the command and worth saying.</summary>
    public string? Newest(IEnumerable<string?> versions)
    {
        string? newest = versions.Aggregate((string?)null, (left, right) => left is null ? right : VersionNumber.Newer(left, right));
        return newest is not null && command is not null && IsLater(newest, command) ? newest : null;
    }

    /// <summary>What came later of a parameter, itself included.</summary>
    /// <param name="type">The C# type of the argument.</param>
    /// <param name="since">The version that introduced the argument; null if it came with the command.</param>
    /// <param name="types">The types that the command's arguments need.</param>
    public IEnumerable<LaterMember> Of(string type, string? since, IReadOnlyCollection<TypeModel> types)
    {
        if (command is null)
        {
            yield break;
        }

        string known = command;
        if (since is not null && IsLater(since, command))
        {
            known = since;
            yield return new LaterMember("", since);
        }

        foreach (var member in Below(type, "", known, types))
        {
            yield return member;
        }
    }

    private IEnumerable<LaterMember> Below(string type, string prefix, string known, IReadOnlyCollection<TypeModel> types)
    {
        var own = _byType.TryGetValue(type, out var noted) ? noted : [];
        foreach (var member in own.Where(member => IsLater(member.Since, known) && !own.Any(outer => IsWithin(member, outer))))
        {
            yield return member with { Path = prefix + member.Path };
        }

        // What stands in a member is known no earlier than the member.
        foreach (var inner in Members(types.FirstOrDefault(one => one.Name == type)))
        {
            string since = own.Where(member => member.Path == inner.Name).Select(member => member.Since).Aggregate(known, VersionNumber.Newer);
            foreach (var member in Below(inner.Type, prefix + inner.Name + ".", since, types))
            {
                yield return member;
            }
        }
    }

    private static IEnumerable<ArgumentModel> Members(TypeModel? type) => type switch
    {
        BlockModel block => block.Members.Select(member => member with { Name = Naming.Upper(member.Name) }),
        UnionModel union => union.Alternatives.SelectMany(alternative => alternative.Members.Select(member => member with { Name = alternative.Name + "." + member.Name })),
        _ => [],
    };

    private static bool IsWithin(LaterMember member, LaterMember outer)
        => member.Path.StartsWith(outer.Path + ".", StringComparison.Ordinal) && VersionNumber.Parse(outer.Since) >= VersionNumber.Parse(member.Since);

    private static bool IsLater(string since, string than)
        => VersionNumber.Parse(since) is var version && version > VersionNumber.Parse(than) && version > Oldest;
}
