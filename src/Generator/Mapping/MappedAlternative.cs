using System.Collections.Generic;
using Glide.Generator.Model.Types;

namespace Glide.Generator.Mapping;

/// <summary>An alternative of a union, and the steps that it comes from; the model keeps only the alternative.</summary>
internal sealed record MappedAlternative(UnionAlternative Alternative, IReadOnlyList<MappedStep> Steps);
