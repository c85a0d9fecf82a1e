using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glide.Client.Tests.Behaviour.Options;

/// <summary>A self-signed certificate and its key, and another key that is not its own.</summary>
internal static class Pem
{
    static Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=glide", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Certificate = certificate.ExportCertificatePem();
        Key = key.ExportPkcs8PrivateKeyPem();
        OtherKey = other.ExportPkcs8PrivateKeyPem();
    }

    public static string Certificate { get; }

    public static string Key { get; }

    public static string OtherKey { get; }

    /// <summary>A certificate by its label alone.</summary>
    public static string Broken { get; } = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
}
