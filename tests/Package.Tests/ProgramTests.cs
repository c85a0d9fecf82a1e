using Glide.Harness;
using Glide.Package.Tests.Consuming;

namespace Glide.Package.Tests;

/// <summary>A project that has nothing but the package works against a real server, and right code has no warning.</summary>
public sealed class ProgramTests(Packages packages)
{
    [Fact]
    public async Task A_program_with_the_package_talks_to_a_server()
    {
        var project = UserProject.Copy(packages, "Right");
        var build = await project.BuildAsync();
        Assert.Empty(build.Findings);
        build.Run.Succeeded();

        await using var server = await ValkeyServer.StartAsync();

        // A program that has just begun compiles as it goes, which on a busy machine takes longer than a call usually may.
        var run = (await project.RunAsync($"valkey://{server.Host}:{server.Port}?requestTimeout=60000&connectionTimeout=60000")).Succeeded();

        Assert.Equal(
            """
            greeting: hello, nobody: null
            pears: 2, kinds: 2
            visits: 1, name: hello, of 5 bytes
            measured: 5
            error: WRONGTYPE

            """,
            run.Output);
    }
}
