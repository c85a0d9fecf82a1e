namespace Glide.Bench.Scenarios;

/// <summary>What is measured, in the order of the results.</summary>
internal static class ScenarioList
{
    private const int KiB = 1024;
    private const int MiB = 1024 * KiB;

    /// <summary>Everything.</summary>
    public static IReadOnlyList<Scenario> Full { get; } =
    [
        new GetScenario(1, 16),
        new GetScenario(16, 16),
        new GetScenario(64, 16),
        new GetScenario(256, 16),
        new GetScenario(1024, 16, 512),
        new SetScenario(1, 16),
        new SetScenario(16, 16),
        new SetScenario(64, 16),
        new SetScenario(256, 16),
        new SetScenario(1024, 16),
        new GetScenario(64, KiB),
        new GetScenario(64, 16 * KiB),
        new GetScenario(8, MiB),
        new PipelinedGetScenario(8, 100, 16),
        new MultiGetScenario(64, 10, 16),
        new ExistsScenario(64, 4),
        new DeleteScenario(64, 4),
        new IncrementScenario(64),
    ];

    /// <summary>Enough to see whether the main targets are met.</summary>
    public static IReadOnlyList<Scenario> Quick { get; } =
    [
        new GetScenario(1, 16),
        new GetScenario(64, 16),
        new GetScenario(1024, 16, 512),
        new SetScenario(64, 16),
        new GetScenario(8, MiB),
        new MultiGetScenario(64, 10, 16),
    ];
}
