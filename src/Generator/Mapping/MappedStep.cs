using Glide.Generator.Model.Commands;

namespace Glide.Generator.Mapping;

/// <summary>A step and the node of the argument tree that it comes from; the model keeps only the step.</summary>
internal sealed record MappedStep(WriteStep Step, Shape Shape)
{
    public ArgumentModel? Argument => Step.Argument;
}
