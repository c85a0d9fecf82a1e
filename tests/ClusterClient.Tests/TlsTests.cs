using System.Net.Security;
using Glide.Harness;

namespace Glide.ClusterClient.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task A_cluster_with_tls_and_host_names_is_followed()
    {
        await using var cluster = await ValkeyCluster.StartAsync(options: new ServerOptions
        {
            Tls = true,
            Configuration = ["cluster-announce-hostname localhost", "cluster-preferred-endpoint-type hostname"],
        });
        var seed = cluster.Primaries[0];
        var options = SharedCluster.For(cluster) with
        {
            Addresses = [new NodeAddress("localhost", seed.TlsPort)],
            Tls = TlsOf(cluster),
        };
        foreach (var node in cluster.Nodes)
        {
            await Eventually.TrueAsync(
                async () => (await node.ExecuteAsync("CLUSTER", "SHARDS")).ToString().Split("\"hostname\", \"localhost\"").Length == 7,
                what: "every node has told its host name");
        }

        await using var client = await GlideClusterClient.ConnectAsync(options);
        for (var i = 0; i < 50; i++)
        {
            await client.SetAsync($"tls:{i}", i);
        }

        Assert.Equal(50, await client.ExistsAsync(Enumerable.Range(0, 50).Select(i => (ValkeyKey)$"tls:{i}").ToArray()));
        Assert.All(client.GetNodes(), node => Assert.Equal("localhost", node.Address.Host));
        Assert.Equal(
            cluster.Nodes.Select(node => node.TlsPort).Order(), client.GetNodes().Select(node => node.Address.Port).Order());

        // A redirect names the host too.
        const string key = "tls:moved";
        await client.SetAsync(key, "1");
        var from = cluster.Nodes.Single(node => node.TlsPort == client.GetNode(key)!.Address.Port);
        var to = cluster.Primaries.First(node => node != from);
        await ClusterControl.MigrateAsync(GlideClusterClient.KeySlot(key), from, to);
        Assert.Equal("1", await client.GetAsync(key));
        Assert.Equal(to.TlsPort, client.GetNode(key)!.Address.Port);
    }

    /// <summary>
    /// Each node of the harness has an authority of its own, and all of them have the same name, so that no chain leads to the right one:
    /// the certificates themselves are compared instead.
    /// </summary>
    private static TlsOptions TlsOf(ValkeyCluster cluster) => new()
    {
        Configure = options => options.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            && cluster.Nodes.Any(node => node.Certificates!.Server.GetCertHashString() == certificate!.GetCertHashString()),
    };
}
