using Glide.Harness;

namespace Glide.SpecTool.Tests.Checking;

public sealed class RunningServerTests
{
    private static readonly string[] Empty = ["0 commands added", "0 commands removed", "0 commands changed"];

    [Fact]
    public async Task The_specs_say_what_a_9_1_server_tells()
    {
        await using var server = await ValkeyServer.StartAsync();

        var run = await Check(server);

        Assert.Equal((string.Join('\n', Empty) + "\n", ""), (run.Output, run.Error));
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Fact]
    public async Task The_older_specs_say_what_an_8_0_server_tells()
    {
        await using var server = await ValkeyServer.StartAsync(new ServerOptions { Version = ServerVersion.Valkey80 });

        var run = await Check(server, "--specs", RepositoryFiles.OlderSpecs);

        Assert.Equal(string.Join('\n', Empty) + "\n", run.Output);
    }

    [Fact]
    public async Task Every_difference_is_listed()
    {
        using var specs = new TemporaryFolder();
        foreach (var path in Directory.GetFiles(RepositoryFiles.ValkeySpecs))
        {
            specs.Write(Path.GetFileName(path), File.ReadAllText(path));
        }

        specs.Write("get.json", File.ReadAllText(Path.Combine(specs.Path, "get.json")).Replace("\"arity\": 2", "\"arity\": 3", StringComparison.Ordinal));
        File.Delete(Path.Combine(specs.Path, "set.json"));
        specs.Write("pick.json", """{"PICK": {"arity": 1}}""");
        await using var server = await ValkeyServer.StartAsync();

        var run = await Check(server, "--specs", specs.Path);

        Assert.Equal(ExitCode.Different, run.ExitCode);
        Assert.Equal(
            ["1 command added", "  + SET", "1 command removed", "  - PICK", "1 command changed", "  GET", "    ~ arity: 3 -> 2"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_password_is_given_to_the_server()
    {
        await using var server = await ValkeyServer.StartAsync(new ServerOptions { Password = "apple" });

        Assert.Equal(ExitCode.Success, (await Check(server, "--password", "apple")).ExitCode);
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        await using var server = await ValkeyServer.StartAsync(new ServerOptions { Password = "apple" });

        var run = await Check(server, "--password", "pear");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("WRONGPASS", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        await using var server = await ValkeyServer.StartAsync();
        await server.StopAsync();

        var run = await Check(server);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"There is no server at 127.0.0.1:{server.Port}: ", run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> Check(ValkeyServer server, params string[] more) =>
        ToolRun.Of(["check", "--port", $"{server.Port}", .. more.Contains("--specs") ? [] : new[] { "--specs", RepositoryFiles.ValkeySpecs }, .. more]);
}
