using Glide.Generator.Model.Commands;

namespace Glide.Generator.Model.Types;

/// <summary>An alternative of a union: a static property when it has no members, a factory otherwise.</summary>
/// <param name="Name">The name of the property or the factory.</param>
/// <param name="Members">The factory's parameters.</param>
/// <param name="Steps">What is written.</param>
/// <param name="Summary">What it is, as a sentence for the XML docs.</param>
internal sealed record UnionAlternative(string Name, EquatableArray<ArgumentModel> Members, EquatableArray<WriteStep> Steps, string Summary);
