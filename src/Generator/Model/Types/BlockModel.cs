using Glide.Generator.Model.Commands;

namespace Glide.Generator.Model.Types;

/// <summary>Several arguments that belong together.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Summary">What it is, as a sentence for the XML docs.</param>
/// <param name="Style">How it looks in C#.</param>
/// <param name="Members">The members in their order in C#.</param>
/// <param name="Steps">What is written; empty for options, whose members the command writes where each belongs.</param>
internal sealed record BlockModel(
    string Name,
    string Summary,
    BlockStyle Style,
    EquatableArray<ArgumentModel> Members,
    EquatableArray<WriteStep> Steps) : TypeModel(Name, Summary);
