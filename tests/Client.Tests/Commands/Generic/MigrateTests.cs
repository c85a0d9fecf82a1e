using Glide.Harness;

namespace Glide.Client.Tests.Commands.Generic;

public sealed class MigrateTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task Migrate_takes_keys_to_another_server(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var other = await ValkeyServer.StartAsync();
        await valkey.Commands.MSetAsync(new("a", 1), new("b", 2));

        Assert.True(await valkey.Sends(
            $"MIGRATE 127.0.0.1 {other.Port} \"\" 0 5000 KEYS a b",
            valkey.Commands.MigrateAsync(other.Host, other.Port, ["a", "b"], 0, Patience)));

        Assert.Equal(0, await valkey.Commands.ExistsAsync("a", "b"));
        Assert.Equal("2", (await other.ExecuteAsync("GET", "b")).Text);
    }

    [Theory]
    [OnEveryServer]
    public async Task Migrate_of_missing_keys_says_so(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var other = await ValkeyServer.StartAsync();

        Assert.False(await valkey.Sends(
            $"MIGRATE 127.0.0.1 {other.Port} \"\" 3 5000 KEYS missing",
            valkey.Commands.MigrateAsync(other.Host, other.Port, ["missing"], 3, Patience)));
    }

    [Theory]
    [OnEveryServer]
    public async Task Migrate_leaves_a_copy_and_replaces_what_is_there_when_told_to(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await using var other = await ValkeyServer.StartAsync(new() { Password = "secret" });
        await valkey.Commands.SetAsync("a", 1);
        await other.ExecuteAsync("SET", "a", "old");

        var error = await valkey.Refuses(
            $"MIGRATE 127.0.0.1 {other.Port} \"\" 0 5000 AUTH secret KEYS a",
            async () => await valkey.Commands.MigrateAsync(
                other.Host, other.Port, ["a"], 0, Patience, new() { Authentication = MigrateAuthentication.Password("secret") }));
        Assert.True(await valkey.Sends(
            $"MIGRATE 127.0.0.1 {other.Port} \"\" 0 5000 COPY REPLACE AUTH2 default secret KEYS a",
            valkey.Commands.MigrateAsync(
                other.Host,
                other.Port,
                ["a"],
                0,
                Patience,
                new() { Copy = true, Replace = true, Authentication = MigrateAuthentication.User("default", "secret") },
                Token)));

        Assert.Contains("BUSYKEY", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", await valkey.Commands.GetAsync("a"));
        Assert.Equal("1", (await other.ExecuteAsync("GET", "a")).Text);
    }

    private static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);
}
