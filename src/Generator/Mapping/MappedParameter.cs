using Glide.Generator.Model.Commands;

namespace Glide.Generator.Mapping;

/// <summary>A parameter, and the path of the argument that it comes from, by which the overlay orders parameters.</summary>
internal sealed record MappedParameter(ParameterModel Parameter, string Path);
