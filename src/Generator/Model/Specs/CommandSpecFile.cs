namespace Glide.Generator.Model.Specs;

/// <summary>What one spec file holds: its commands, and what is wrong with it.</summary>
internal sealed record CommandSpecFile(string Path, EquatableArray<CommandSpec> Commands, EquatableArray<DiagnosticModel> Diagnostics);
