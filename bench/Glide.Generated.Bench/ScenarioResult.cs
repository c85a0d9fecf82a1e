using Glide.Bench.Measuring;
using Glide.Bench.Scenarios;

namespace Glide.Bench;

/// <summary>What came of one scenario.</summary>
/// <param name="Scenario">What was measured.</param>
/// <param name="Client">This client's medians.</param>
/// <param name="References">The reference's medians, one for each of its depths.</param>
internal sealed record ScenarioResult(Scenario Scenario, Measurement Client, IReadOnlyList<Measurement> References)
{
    /// <summary>What the result is called.</summary>
    public string Name { get; init; } = Scenario.ToString();

    /// <summary>The reference at the depth that is compared; null if it did not run.</summary>
    public Measurement? Reference => References.Count == 0 ? null : References[0];

    /// <summary>How many times the reference's throughput this client reaches.</summary>
    public double? Ratio => Reference is { } reference ? Client.OpsPerSecond / reference.OpsPerSecond : null;
}
