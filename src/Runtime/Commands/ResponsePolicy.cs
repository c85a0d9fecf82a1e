namespace Glide.Commands;

/// <summary>How the replies of several nodes fold into one.</summary>
public enum ResponsePolicy
{
    /// <summary>Concatenated where there are no keys, put back into the order of the keys where there are.</summary>
    Default,

    /// <summary>Success when every node succeeded; the first error otherwise.</summary>
    AllSucceeded,

    /// <summary>Success when at least one node succeeded.</summary>
    OneSucceeded,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>True where every node says so, element by element in an array.</summary>
    LogicalAnd,

    /// <summary>True where a node says so, element by element in an array.</summary>
    LogicalOr,

    /// <summary>The first reply that is not null.</summary>
    FirstNonNull,

    /// <summary>All elements of all replies, each once.</summary>
    Union,

    /// <summary>Numbers added up by name.</summary>
    SumByName,

    /// <summary>One reply for each node; folding would lie.</summary>
    PerNode,
}
