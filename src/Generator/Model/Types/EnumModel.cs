namespace Glide.Generator.Model.Types;

/// <summary>An enumeration whose members stand for words.</summary>
internal sealed record EnumModel(string Name, string Summary, EquatableArray<EnumMember> Members) : TypeModel(Name, Summary);
