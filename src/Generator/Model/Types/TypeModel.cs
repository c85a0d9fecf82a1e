namespace Glide.Generator.Model.Types;

/// <summary>A type that arguments need, generated into a file of its own and shared by the commands that need the same.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Summary">What it is, as a sentence for the XML docs.</param>
internal abstract record TypeModel(string Name, string Summary);
