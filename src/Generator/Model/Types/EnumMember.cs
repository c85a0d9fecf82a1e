namespace Glide.Generator.Model.Types;

/// <summary>A member of an enumeration and the word that it stands for.</summary>
internal sealed record EnumMember(string Name, string Token, string Summary);
