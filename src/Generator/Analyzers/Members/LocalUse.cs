using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Glide.Generator.Analyzers.Members;

/// <summary>How often a local is set within its member, to what, and where it is read.</summary>
internal sealed class LocalUse
{
    /// <summary>How often it is set; more than once also where it cannot be told.</summary>
    public int Writes { get; set; }

    /// <summary>What it is set to first.</summary>
    public IOperation? Value { get; set; }

    /// <summary>Where it stands, places where it is set included.</summary>
    public List<ILocalReferenceOperation> References { get; } = [];
}
