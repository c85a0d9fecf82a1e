using Glide.Generator.Model.Replies;

namespace Glide.Generator.Model.Specs;

/// <summary>The facts of one command as its spec states them, without positions, so that an edit of white space changes nothing.</summary>
/// <param name="FullName">The name with its container before it: <c>CLIENT KILL</c>.</param>
/// <param name="Group">The group, such as <c>sorted_set</c>.</param>
/// <param name="Since">The server's version that introduced the command; null for a module's, which knows its own version alone.</param>
/// <param name="Arity">The number of words; negative: at least so many.</param>
/// <param name="IsContainer">Whether it only holds subcommands.</param>
/// <param name="Complexity">The complexity as a formula; null if the spec has none.</param>
/// <param name="Flags">The <c>command_flags</c>.</param>
/// <param name="DocFlags">The <c>doc_flags</c>.</param>
/// <param name="Tips">The <c>command_tips</c>.</param>
/// <param name="KeySpecs">The <c>key_specs</c>.</param>
/// <param name="Arguments">The argument tree.</param>
/// <param name="Newest">The newest version that the spec mentions, which tells how new the set of specs is.</param>
/// <param name="DeprecatedSince">The version that deprecated it; null if it is not deprecated.</param>
/// <param name="ReplacedBy">What replaces a deprecated command; null if nothing is said.</param>
/// <param name="Reply">What the <c>reply_schema</c> tells.</param>
internal sealed record CommandSpec(
    string FullName,
    string Group,
    string? Since,
    int Arity,
    bool IsContainer,
    string? Complexity,
    EquatableArray<string> Flags,
    EquatableArray<string> DocFlags,
    EquatableArray<string> Tips,
    EquatableArray<KeySpecModel> KeySpecs,
    EquatableArray<ArgumentSpec> Arguments,
    string Newest,
    string? DeprecatedSince,
    string? ReplacedBy,
    ReplySchema Reply)
{
    /// <summary>What the command does, as the spec says; null for Valkey's own, which are kept without prose.</summary>
    public string? Summary { get; init; }

    /// <summary>The module's version that introduced the command; null if no module did.</summary>
    public string? ModuleSince { get; init; }
}
