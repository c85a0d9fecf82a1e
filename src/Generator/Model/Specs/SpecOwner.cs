namespace Glide.Generator.Model.Specs;

/// <summary>A command and the file that describes it.</summary>
internal sealed record SpecOwner(string Command, string Path);
