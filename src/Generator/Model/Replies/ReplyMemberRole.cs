namespace Glide.Generator.Model.Replies;

/// <summary>How a member takes part in the reading of its record.</summary>
internal enum ReplyMemberRole
{
    /// <summary>It is always there, unless its type says that it may be null.</summary>
    Required,

    /// <summary>A position at the end of a tuple that older servers do not send.</summary>
    Optional,

    /// <summary>All that is left of a tuple, as an array.</summary>
    Rest,

    /// <summary>All entries of a map whose key begins alike, as a dictionary by the rest of the key.</summary>
    Prefix,
}
