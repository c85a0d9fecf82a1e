using Glide.Chaos.Reporting;

namespace Glide.Chaos.Tests;

/// <summary>The short run of what <c>eng/chaos.sh</c> does at length.</summary>
public sealed class ChaosRunTests
{
    [Fact]
    public async Task Every_answer_is_right_and_in_time_whatever_happens_to_the_cluster()
    {
        var options = new ChaosOptions { Slots = 200, SlotsOfAdded = 50, Steady = TimeSpan.FromMilliseconds(200) };
        List<PhaseReport> told = [];

        var phases = await ChaosRun.RunAsync(options, told.Add);

        TestContext.Current.TestOutputHelper?.WriteLine(Table.Of(phases));
        Assert.Empty(phases.SelectMany(phase => phase.Violations.Select(violation => $"{phase.Name}: {violation}")));
        Assert.Equal(9, phases.Count);
    }
}
