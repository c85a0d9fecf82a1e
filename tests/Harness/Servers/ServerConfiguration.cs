using System.Globalization;
using System.Text;

namespace Glide.Harness;

/// <summary>Writes a server's configuration file: a file, so that passwords stand in no process list.</summary>
internal static class ServerConfiguration
{
    public static string Write(string folder, ServerOptions options, int port, int? tlsPort, int? busPort, TestCertificates? certificates)
    {
        StringBuilder text = new();

        void Line(string line) => text.Append(line).Append('\n');
        string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

        Line("bind 127.0.0.1");
        Line($"port {Number(port)}");
        Line($"unixsocket {SocketPath(folder)}");
        Line("unixsocketperm 700");
        Line($"dir {folder}");
        Line("daemonize no");
        Line("save \"\"");
        Line("appendonly no");
        Line("loglevel notice");
        // A replica that is gone must not hold up the end of a test.
        Line("shutdown-timeout 0");
        Line("repl-diskless-sync-delay 0");
        Line("enable-debug-command local");
        Line("enable-module-command local");
        Line("enable-protected-configs local");

        if (options.Password is { } password)
        {
            Line($"requirepass \"{password}\"");
            Line($"{PrimaryAuthDirective(options.Version)} \"{password}\"");
        }

        foreach (string user in options.Users)
        {
            Line($"user {user}");
        }

        if (tlsPort is { } secure && certificates is not null)
        {
            Line($"tls-port {Number(secure)}");
            Line($"tls-ca-cert-file {certificates.AuthorityFile}");
            Line($"tls-cert-file {certificates.ServerCertificateFile}");
            Line($"tls-key-file {certificates.ServerKeyFile}");
            Line($"tls-auth-clients {(options.RequireClientCertificate ? "yes" : "optional")}");
        }

        if (busPort is { } bus)
        {
            Line("cluster-enabled yes");
            Line($"cluster-port {Number(bus)}");
            Line("cluster-config-file nodes.conf");
            // Nodes that meet get to know each other in this pace; what a test wants is set once they have.
            Line("cluster-node-timeout 2000");
        }

        foreach (string line in options.Configuration)
        {
            Line(line);
        }

        string file = Path.Combine(folder, "valkey.conf");
        File.WriteAllText(file, text.ToString());
        return file;
    }

    public static string SocketPath(string folder) => Path.Combine(folder, "valkey.sock");

    /// <summary>Valkey 8.0 gave the directive its present name; Redis knows only the old one.</summary>
    private static string PrimaryAuthDirective(ServerVersion version) => version.Number.Major >= 8 ? "primaryauth" : "masterauth";
}
