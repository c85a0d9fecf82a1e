using Glide.Harness;

namespace Glide.Client.Tests.Commands.Scripting;

public sealed class FunctionTests(CommandServers servers) : CommandTests(servers)
{
    private const string Library = """
        #!lua name=lib
        redis.register_function('words', function(keys, args) return {keys[1], args[1]} end)
        redis.register_function{function_name='peek', callback=function(keys) return redis.call('GET', keys[1]) end, flags={'no-writes'}, description='reads'}
        """;

    private static readonly string LibraryWord = "\"" + Library.Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    [Theory]
    [OnEveryServer]
    public async Task A_loaded_function_is_called_with_keys_and_arguments(Target target)
    {
        var valkey = await WithoutLibrariesAsync(target);
        await valkey.Commands.SetAsync("key", "value");

        Assert.Equal("lib", await valkey.Sends($"FUNCTION LOAD {LibraryWord}", valkey.Commands.FunctionLoadAsync(Library)));
        var words = await valkey.Sends("FCALL words 1 key x", valkey.Commands.FCallAsync("words", ["key"], ["x"]));
        var value = await valkey.Sends("FCALL_RO peek 1 key", valkey.Commands.FCallReadOnlyAsync("peek", ["key"]));

        Assert.Equal(["key", "x"], words.Items.Select(static item => item.AsText()));
        Assert.Equal("value", value.AsText());
        var error = await valkey.Refuses("FCALL_RO words 0 x", () => valkey.Commands.FCallReadOnlyAsync("words", args: ["x"]).AsTask());
        Assert.Contains("write flag", error.Message, StringComparison.Ordinal);
        Assert.Contains("Function not found", (await valkey.Refuses("FCALL nothing 0", () => valkey.Commands.FCallAsync("nothing").AsTask())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task A_library_is_loaded_again_only_to_replace_it(Target target)
    {
        var valkey = await WithoutLibrariesAsync(target);
        await valkey.Commands.FunctionLoadAsync(Library);

        var error = await valkey.Refuses($"FUNCTION LOAD {LibraryWord}", () => valkey.Commands.FunctionLoadAsync(Library).AsTask());
        Assert.Equal("ERR Library 'lib' already exists", error.Message);
        Assert.Equal("lib", await valkey.Sends($"FUNCTION LOAD REPLACE {LibraryWord}", valkey.Commands.FunctionLoadAsync(Library, replace: true)));
    }

    [Theory]
    [OnEveryServer]
    public async Task FunctionList_describes_the_libraries(Target target)
    {
        var valkey = await WithoutLibrariesAsync(target);
        await valkey.Commands.FunctionLoadAsync(Library);

        var bare = Assert.Single(await valkey.Sends("FUNCTION LIST", valkey.Commands.FunctionListAsync()));
        var coded = Assert.Single(await valkey.Sends("FUNCTION LIST LIBRARYNAME l* WITHCODE", valkey.Commands.FunctionListAsync("l*", withCode: true)));

        Assert.Equal(("lib", "LUA", null), (bare.Name, bare.Engine, bare.Code));
        Assert.Equal(Library, coded.Code);
        var functions = bare.Functions.OrderBy(static function => function.Name).ToArray();
        Assert.Equal(("peek", "reads"), (functions[0].Name, functions[0].Description));
        Assert.Equal(["no-writes"], functions[0].Flags);
        Assert.Equal(("words", null), (functions[1].Name, functions[1].Description));
        Assert.Empty(functions[1].Flags);
        Assert.Empty(await valkey.Sends("FUNCTION LIST LIBRARYNAME z*", valkey.Commands.FunctionListAsync("z*")));
    }

    [Theory]
    [OnEveryServer]
    public async Task FunctionDelete_removes_one_library_and_FunctionFlush_all(Target target)
    {
        var valkey = await WithoutLibrariesAsync(target);
        await valkey.Commands.FunctionLoadAsync(Library);

        await valkey.Sends("FUNCTION DELETE lib", valkey.Commands.FunctionDeleteAsync("lib"));
        Assert.Empty(await valkey.Commands.FunctionListAsync());
        Assert.Equal("ERR Library not found", (await valkey.Refuses("FUNCTION DELETE lib", () => valkey.Commands.FunctionDeleteAsync("lib").AsTask())).Message);

        await valkey.Commands.FunctionLoadAsync(Library);
        await valkey.Sends("FUNCTION FLUSH", valkey.Commands.FunctionFlushAsync());
        Assert.Empty(await valkey.Commands.FunctionListAsync());
        await valkey.Sends("FUNCTION FLUSH ASYNC", valkey.Commands.FunctionFlushAsync(FlushMode.Async));
        await valkey.Sends("FUNCTION FLUSH SYNC", valkey.Commands.FunctionFlushAsync(FlushMode.Sync));
    }

    [Theory]
    [OnEveryServer]
    public async Task FunctionRestore_brings_back_what_FunctionDump_made(Target target)
    {
        var valkey = await WithoutLibrariesAsync(target);
        await valkey.Commands.FunctionLoadAsync(Library);
        var dump = await valkey.Sends("FUNCTION DUMP", valkey.Commands.FunctionDumpAsync());
        var word = CommandLine.Format([(byte[])dump]);
        await valkey.Commands.FunctionFlushAsync();

        await valkey.Sends($"FUNCTION RESTORE {word}", valkey.Commands.FunctionRestoreAsync(dump));

        Assert.Equal("lib", Assert.Single(await valkey.Commands.FunctionListAsync()).Name);
        var error = await valkey.Refuses(
            $"FUNCTION RESTORE {word} APPEND", () => valkey.Commands.FunctionRestoreAsync(dump, FunctionRestorePolicy.Append).AsTask());
        Assert.Equal("ERR Library lib already exists", error.Message);
        await valkey.Sends($"FUNCTION RESTORE {word} REPLACE", valkey.Commands.FunctionRestoreAsync(dump, FunctionRestorePolicy.Replace));
        await valkey.Sends($"FUNCTION RESTORE {word} FLUSH", valkey.Commands.FunctionRestoreAsync(dump, FunctionRestorePolicy.Flush));
    }

    [Theory]
    [OnEveryServer]
    public async Task FunctionKill_ends_a_function_that_FunctionStats_shows_running(Target target)
    {
        await using var valkey = await OnServerOfItsOwnAsync(target, new ServerOptions { Configuration = ["busy-reply-threshold 5"] });
        await valkey.Commands.FunctionLoadAsync("#!lua name=lib\nredis.register_function('endless', function() while true do end end)");
        var idle = await valkey.Sends("FUNCTION STATS", valkey.Commands.FunctionStatsAsync());
        Assert.Null(idle.RunningScript);
        Assert.Equal((1, 1), (idle.Engines["LUA"].Libraries, idle.Engines["LUA"].Functions));
        Assert.Equal("NOTBUSY", (await valkey.Refuses("FUNCTION KILL", () => valkey.Commands.FunctionKillAsync().AsTask())).Code);

        await using var session = await valkey.OpenSessionAsync();
        var endless = session.Commands.FCallAsync("endless", args: ["x"]).AsTask();
        RunningFunction? running = null;
        await Eventually.TrueAsync(async () => (running = (await valkey.Commands.FunctionStatsAsync()).RunningScript) is not null);
        await valkey.Sends("FUNCTION KILL", valkey.Commands.FunctionKillAsync());

        Assert.Equal("endless", running!.Name);
        Assert.Equal<ValkeyValue>(["FCALL", "endless", "0", "x"], running.Command);
        Assert.True(running.Duration > TimeSpan.Zero);
        await Assert.ThrowsAsync<ValkeyServerException>(() => endless);
    }

    private async Task<CommandsUnderTest> WithoutLibrariesAsync(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);
        await valkey.Commands.FunctionFlushAsync();
        return valkey;
    }
}
