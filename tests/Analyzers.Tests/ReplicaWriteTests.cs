using Glide.Analyzers.Tests.Driving;

namespace Glide.Analyzers.Tests;

/// <summary>GLIDE1003 finds writes that go where a replica may be.</summary>
public sealed class ReplicaWriteTests
{
    [Theory]
    [InlineData("""await cluster.On(ClusterRoute.SlotKey("a", NodeRole.Replica)).{|GLIDE1003:SetAsync|}("a", 1);""")]
    [InlineData("""await cluster.On(ClusterRoute.SlotId(7, role: NodeRole.Replica)).{|GLIDE1003:DelAsync|}("a");""")]
    [InlineData("""await cluster.On(ClusterRoute.RandomNode).{|GLIDE1003:IncrAsync|}("a");""")]
    [InlineData("""await cluster.On(ClusterRoute.AllNodes).{|GLIDE1003:FlushDbAsync|}();""")]
    [InlineData("""await cluster.OnAllNodes.{|GLIDE1003:FlushAllAsync|}();""")]
    [InlineData("""var nodes = cluster.OnAllNodes; await nodes.{|GLIDE1003:FlushAllAsync|}();""")]
    [InlineData("""var route = ClusterRoute.SlotKey(id, NodeRole.Replica); var replica = cluster.On(route); await replica.{|GLIDE1003:ExpireAsync|}(id, TimeSpan.FromSeconds(1));""")]
    [InlineData("""const NodeRole role = NodeRole.Replica; await cluster.On(ClusterRoute.SlotKey(id, role)).{|GLIDE1003:LPushAsync|}(id, 1);""")]
    [InlineData("""var role = NodeRole.Replica; await cluster.On(ClusterRoute.SlotKey(id, role)).{|GLIDE1003:LPushAsync|}(id, 1);""")]
    [InlineData("""IGlideClusterClient wide = cluster; foreach (var name in names) { await wide.On(ClusterRoute.RandomNode).{|GLIDE1003:SetAsync|}(name, 1); }""")]
    [InlineData("""await using var reader = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = true, Host = id }); await reader.{|GLIDE1003:SetAsync|}("a", 1);""")]
    [InlineData("""var options = new GlideClientOptions { ReadOnly = true }; var reader = await GlideClient.ConnectAsync(options).ConfigureAwait(false); await reader.With(TimeSpan.FromSeconds(1)).{|GLIDE1003:SetAsync|}("a", 1);""")]
    [InlineData("""var reader = await GlideClient.ConnectAsync(GlideClientOptions.Parse(id) with { ReadOnly = true }); await reader.{|GLIDE1003:DelAsync|}("a");""")]
    public Task Writes_to_replicas_are_found(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""await cluster.On(ClusterRoute.SlotKey("a", NodeRole.Replica)).GetAsync("a");""")]
    [InlineData("""await cluster.On(ClusterRoute.SlotKey("a")).SetAsync("a", 1);""")]
    [InlineData("""await cluster.On(ClusterRoute.SlotKey("a", NodeRole.Primary)).SetAsync("a", 1);""")]
    [InlineData("""await cluster.On(ClusterRoute.SlotKey("a", flag ? NodeRole.Replica : NodeRole.Primary)).SetAsync("a", 1);""")]
    [InlineData("""var role = NodeRole.Replica; if (flag) { role = NodeRole.Primary; } await cluster.On(ClusterRoute.SlotKey("a", role)).SetAsync("a", 1);""")]
    [InlineData("""await cluster.On(ClusterRoute.RandomNode).PingAsync();""")]
    [InlineData("""await cluster.OnAllPrimaries.FlushAllAsync();""")]
    [InlineData("""await cluster.On(ClusterRoute.ByAddress(id, 6379)).SetAsync("a", 1);""")]
    [InlineData("""await cluster.OnAllNodes.ConfigRewriteAsync(); await cluster.OnAllNodes.InfoAsync();""")]
    [InlineData("""SingleNodeRoute route = ClusterRoute.RandomNode; if (flag) { route = ClusterRoute.SlotKey("a"); } await cluster.On(route).SetAsync("a", 1);""")]
    [InlineData("""await cluster.FlushAllAsync(); await cluster.SetAsync("a", 1);""")]
    [InlineData("""await using var writer = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = false }); await writer.SetAsync("a", 1);""")]
    [InlineData("""await using var writer = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = flag }); await writer.SetAsync("a", 1);""")]
    [InlineData("""await using var reader = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = true }); await reader.GetAsync("a"); await client.SetAsync("a", 1);""")]
    [InlineData("""var reader = await GlideClient.ConnectAsync(new GlideClientOptions { ReadOnly = true }); if (flag) { reader = client; } await reader.SetAsync("a", 1);""")]
    [InlineData("""var options = new GlideClientOptions { ReadOnly = true }; if (flag) { options = options with { ReadOnly = false }; } var some = await GlideClient.ConnectAsync(options); await some.SetAsync("a", 1);""")]
    public Task Other_calls_are_left_alone(string statements) => Snippet.CheckStatementsAsync(statements);

    [Theory]
    [InlineData("""private readonly SingleNodeRoute _route = ClusterRoute.RandomNode; public ValueTask<long> Run(GlideClusterClient cluster) => cluster.On(_route).DelAsync("a");""")]
    [InlineData("""public ValueTask<long> Run(IValkeyNodeCommands node) => node.DelAsync("a");""")]
    [InlineData("""public ValueTask<long> Run(GlideClusterClient cluster, NodeRole role) => cluster.On(ClusterRoute.SlotKey("a", role)).DelAsync("a");""")]
    [InlineData("""public ValueTask<long> Run(GlideClusterClient cluster) => cluster.On(ClusterRoute.RandomNode).{|GLIDE1003:DelAsync|}("a");""")]
    public Task Routes_from_elsewhere_are_left_alone(string members) => Snippet.CheckMembersAsync(members);
}
