namespace Glide.Client.Tests.Commands.Server;

/// <summary>No module can be built for a test, so loading and unloading are executed up to the server's own refusal.</summary>
public sealed class ModuleTests(CommandServers servers) : CommandTests(servers)
{
    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task ModuleList_describes_the_modules_that_are_built_in(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var lua = Assert.Single(await valkey.Sends("MODULE LIST", valkey.Commands.ModuleListAsync()), static module => module.Name == "lua");

        Assert.True(lua.Version > 0);
        Assert.Empty(lua.Arguments);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task ModuleLoad_is_refused_for_a_file_that_does_not_exist(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var bare = await valkey.Refuses("MODULE LOAD /missing.so", () => valkey.Commands.ModuleLoadAsync("/missing.so").AsTask());
        var full = await valkey.Refuses("MODULE LOAD /missing.so a b", () => valkey.Commands.ModuleLoadAsync("/missing.so", "a", "b").AsTask());

        Assert.StartsWith("ERR Error loading the extension", bare.Message, StringComparison.Ordinal);
        Assert.Equal(bare.Message, full.Message);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task ModuleLoadEx_gives_settings_and_arguments_along(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var bare = await valkey.Refuses("MODULE LOADEX /missing.so", () => valkey.Commands.ModuleLoadExAsync("/missing.so").AsTask());
        await valkey.Refuses(
            "MODULE LOADEX /missing.so CONFIG missing.a 1 CONFIG missing.b 2 ARGS c d",
            () => valkey.Commands.ModuleLoadExAsync("/missing.so", [new("missing.a", 1), new("missing.b", 2)], ["c", "d"]).AsTask());

        Assert.StartsWith("ERR Error loading the extension", bare.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BothProtocols))]
    public async Task ModuleUnload_is_refused_for_a_module_that_is_not_loaded(ValkeyProtocol protocol)
    {
        var valkey = await OnEmptyServerAsync(protocol);

        var error = await valkey.Refuses("MODULE UNLOAD nothing", () => valkey.Commands.ModuleUnloadAsync("nothing").AsTask());

        Assert.StartsWith("ERR Error unloading module: no such module with that name", error.Message, StringComparison.Ordinal);
    }
}
