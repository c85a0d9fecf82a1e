using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glide.Harness;

/// <summary>A certificate authority made for one server, with a certificate for the server and one for its clients.</summary>
public sealed class TestCertificates : IDisposable
{
    private TestCertificates(string folder)
    {
        using RSA authorityKey = RSA.Create(2048);
        CertificateRequest request = Request("Glide test authority", authorityKey);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Authority = request.CreateSelfSigned(NotBefore, NotAfter);

        Server = Issue("localhost", "1.3.6.1.5.5.7.3.1");
        Client = Issue("Glide test client", "1.3.6.1.5.5.7.3.2");

        AuthorityFile = Path.Combine(folder, "authority.crt");
        ServerCertificateFile = Path.Combine(folder, "server.crt");
        ServerKeyFile = Path.Combine(folder, "server.key");
        ClientCertificateFile = Path.Combine(folder, "client.crt");
        ClientKeyFile = Path.Combine(folder, "client.key");

        File.WriteAllText(AuthorityFile, Authority.ExportCertificatePem());
        WritePair(Server, ServerCertificateFile, ServerKeyFile);
        WritePair(Client, ClientCertificateFile, ClientKeyFile);
    }

    /// <summary>The authority that issued the other two; the only one a client should trust.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The server's, for <c>localhost</c>, <c>127.0.0.1</c> and <c>::1</c>.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>A client's, with its private key.</summary>
    public X509Certificate2 Client { get; }

    public string AuthorityFile { get; }

    public string ServerCertificateFile { get; }

    public string ServerKeyFile { get; }

    public string ClientCertificateFile { get; }

    public string ClientKeyFile { get; }

    private static DateTimeOffset NotBefore => DateTimeOffset.UtcNow.AddDays(-1);

    private static DateTimeOffset NotAfter => DateTimeOffset.UtcNow.AddDays(30);

    /// <summary>Makes the certificates and writes them as PEM files into <paramref name="folder"/>.</summary>
    public static TestCertificates Create(string folder) => new(folder);

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        Client.Dispose();
    }

    private static CertificateRequest Request(string name, RSA key)
        => new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static void WritePair(X509Certificate2 certificate, string certificateFile, string keyFile)
    {
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        using RSA key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }

    private X509Certificate2 Issue(string name, string usage)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = Request(name, key);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));

        byte[] serial = RandomNumberGenerator.GetBytes(12);
        // A leading one bit would make the number negative.
        serial[0] &= 0x7F;
        using X509Certificate2 bare = request.Create(Authority, NotBefore.AddMinutes(1), NotAfter.AddMinutes(-1), serial);
        return bare.CopyWithPrivateKey(key);
    }
}
