namespace Glide.Client.Tests.Commands.Server;

/// <summary>No module can be built for a test, so loading and unloading are executed up to the server's own refusal.</summary>
public sealed class ModuleTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [OnEveryServer]
    public async Task ModuleList_describes_the_modules_that_are_built_in(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var modules = await valkey.Sends("MODULE LIST", valkey.Commands.ModuleListAsync());

        // Since 9.1 the engine of Lua is one; before, none was built in.
        Assert.Equal(target.Knows(new Version(9, 1)) ? ["lua"] : [], modules.Select(static module => module.Name));
        Assert.All(modules, static module => Assert.True(module.Version > 0));
        Assert.All(modules, static module => Assert.Empty(module.Arguments));
    }

    [Theory]
    [OnEveryServer]
    public async Task ModuleLoad_is_refused_for_a_file_that_does_not_exist(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var bare = await valkey.Refuses("MODULE LOAD /missing.so", () => valkey.Commands.ModuleLoadAsync("/missing.so").AsTask());
        var full = await valkey.Refuses("MODULE LOAD /missing.so a b", () => valkey.Commands.ModuleLoadAsync("/missing.so", "a", "b").AsTask());

        Assert.StartsWith("ERR Error loading the extension", bare.Message, StringComparison.Ordinal);
        Assert.Equal(bare.Message, full.Message);
    }

    [Theory]
    [OnEveryServer]
    public async Task ModuleLoadEx_gives_settings_and_arguments_along(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var bare = await valkey.Refuses("MODULE LOADEX /missing.so", () => valkey.Commands.ModuleLoadExAsync("/missing.so").AsTask());
        await valkey.Refuses(
            "MODULE LOADEX /missing.so CONFIG missing.a 1 CONFIG missing.b 2 ARGS c d",
            () => valkey.Commands.ModuleLoadExAsync("/missing.so", [new("missing.a", 1), new("missing.b", 2)], ["c", "d"]).AsTask());

        Assert.StartsWith("ERR Error loading the extension", bare.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryServer]
    public async Task ModuleUnload_is_refused_for_a_module_that_is_not_loaded(Target target)
    {
        var valkey = await OnEmptyServerAsync(target);

        var error = await valkey.Refuses("MODULE UNLOAD nothing", () => valkey.Commands.ModuleUnloadAsync("nothing").AsTask());

        Assert.StartsWith("ERR Error unloading module: no such module with that name", error.Message, StringComparison.Ordinal);
    }
}
