using Glide.Generator.Tests.Driving;

[assembly: AssemblyFixture(typeof(ValkeyFixture))]

namespace Glide.Generator.Tests.Driving;

/// <summary>One run over all of Valkey's specs, for the tests that only look at what comes out.</summary>
public sealed class ValkeyFixture
{
    private readonly Lazy<GeneratorRun> _run = new(() => GeneratorRun.Of(GeneratorRun.ValkeyFiles(), compilation: Compiled.Client));

    internal GeneratorRun Run => _run.Value;
}
