using System.Diagnostics;
using Glide.Generator.Tests.Driving;

namespace Glide.Generator.Tests;

/// <summary>How long the generator takes. It is told, not asserted: a busy machine would make it a lie.</summary>
[Collection(nameof(Alone))]
public sealed class TimeTests(ITestOutputHelper output)
{
    [Fact]
    public void The_time_that_all_specs_take_is_told()
    {
        var files = GeneratorRun.ValkeyFiles();
        for (int round = 0; round < 5; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var elapsed = GeneratorRun.Of(files).Elapsed;
            var processor = Process.GetCurrentProcess().TotalProcessorTime - before;
            output.WriteLine($"{files.Count} files: {elapsed.TotalMilliseconds:F0} ms, {processor.TotalMilliseconds:F0} ms of processor time");
        }
    }
}
