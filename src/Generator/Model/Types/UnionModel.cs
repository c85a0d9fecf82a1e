namespace Glide.Generator.Model.Types;

/// <summary>A struct that is exactly one of several alternatives.</summary>
internal sealed record UnionModel(string Name, string Summary, EquatableArray<UnionAlternative> Alternatives) : TypeModel(Name, Summary);
