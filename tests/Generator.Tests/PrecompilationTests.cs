using System.Runtime.CompilerServices;
using Glide.Generator.Emit;
using Glide.Generator.Mapping;
using Glide.Generator.Parsing.Overlay;

namespace Glide.Generator.Tests;

/// <summary>What is compiled beside the reading of the specs.</summary>
public sealed class PrecompilationTests
{
    [Fact]
    public void Everything_can_be_compiled()
    {
        // Beside the compiler a failure is passed over, and what stands behind it would be compiled no sooner than without.
        Assert.All(Precompilation.Methods(), method => RuntimeHelpers.PrepareMethod(method.MethodHandle));
    }

    [Fact]
    public void It_is_what_maps_and_writes_the_specs_and_nothing_of_the_analyzers()
    {
        var types = Precompilation.Methods().Select(method => method.DeclaringType!).ToHashSet();
        Assert.Superset(new HashSet<Type> { typeof(OverlayParser), typeof(CommandMapper), typeof(CommandEmitter), typeof(SourceWriter) }, types);
        Assert.DoesNotContain(types, type => type.Namespace!.StartsWith("Glide.Generator.Analyzers", StringComparison.Ordinal));
    }
}
