using System.Globalization;
using Glide.Chaos;
using Glide.Chaos.Reporting;

// Chaos [seconds]: goes through all disturbances for at least so long, prints the figures, and fails if there was anything that must not be.
if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await Console.Error.WriteLineAsync("usage: eng/chaos.sh [seconds]");
    return 2;
}

var seconds = args.Length == 1 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
var options = new ChaosOptions { Duration = TimeSpan.FromSeconds(seconds) };
Console.WriteLine($"{options.Callers} callers, RequestTimeout {options.RequestTimeout.TotalMilliseconds:0} ms, {options.Slots} slots, six nodes …");
try
{
    var phases = await ChaosRun.RunAsync(options, Tell);
    Console.WriteLine();
    Console.WriteLine(Table.Of(phases));
    var violations = phases.Sum(static phase => phase.Violations.Count);
    var excused = phases.Sum(static phase => phase.Excused);
    Console.WriteLine($"{phases.Sum(static phase => phase.Failed.Count)} errors, {excused} of them or of the overruns the machine's; {violations} violations.");
    return violations == 0 ? 0 : 1;
}
#pragma warning disable CA1031 // Whatever ends the run early is what its user has to read.
catch (Exception exception)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync($"The run did not end: {exception}");
    return 1;
}

static void Tell(PhaseReport phase)
{
    Console.WriteLine($"{phase.Name}: {(phase.Violations.Count == 0 ? "ok" : $"{phase.Violations.Count} violations")}");
    foreach (var violation in phase.Violations.Take(20))
    {
        Console.WriteLine($"  {violation}");
    }
}
