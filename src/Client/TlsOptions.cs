using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glide;

/// <summary>How a connection is secured. The default trusts what the system trusts.</summary>
public sealed record TlsOptions
{
    /// <summary>The certificates to trust instead of the system's; null for the system's.</summary>
    /// <exception cref="ArgumentException">The collection is empty, so that nothing could be trusted.</exception>
    public X509Certificate2Collection? TrustedRoots
    {
        get;
        init
        {
            if (value is { Count: 0 })
            {
                throw new ArgumentException("TrustedRoots has no certificate; leave it null to trust what the system trusts.", nameof(TrustedRoots));
            }

            field = value;
        }
    }

    /// <summary>The client's own certificate with its private key, for servers that ask for one; null for none.</summary>
    /// <exception cref="ArgumentException">The certificate has no private key.</exception>
    public X509Certificate2? ClientCertificate
    {
        get;
        init
        {
            if (value is { HasPrivateKey: false })
            {
                throw new ArgumentException("ClientCertificate has no private key.", nameof(ClientCertificate));
            }

            field = value;
        }
    }

    /// <summary>
    /// Whether to accept any certificate of the server, for anyone who answers at its address. For experiments only. Default: false.
    /// </summary>
    public bool AcceptAnyServerCertificate { get; init; }

    /// <summary>The name that the server's certificate must have; null for the name of the host that is connected to.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string? ServerName
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(ServerName));
            }

            field = value;
        }
    }

    /// <summary>Changes anything else about TLS before each handshake: versions, cipher suites, revocation checks; null for nothing.</summary>
    public Action<SslClientAuthenticationOptions>? Configure { get; init; }

    /// <summary>Reads certificates to trust from PEM text.</summary>
    /// <param name="pem">One or several certificates.</param>
    /// <exception cref="ArgumentException">The text has no certificate, or one that cannot be read.</exception>
    public static X509Certificate2Collection RootsFromPem(string pem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pem);
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException($"The PEM text has a certificate that cannot be read: {exception.Message}", nameof(pem), exception);
        }

        return roots.Count != 0
            ? roots
            : throw new ArgumentException("The PEM text has no certificate.", nameof(pem));
    }

    /// <summary>Reads the client's own certificate and its private key from PEM text.</summary>
    /// <param name="certificatePem">The certificate.</param>
    /// <param name="keyPem">Its private key, not encrypted.</param>
    /// <exception cref="ArgumentException">One of the texts has not what it should have, or they do not belong together.</exception>
    public static X509Certificate2 ClientCertificateFromPem(string certificatePem, string keyPem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificatePem);
        ArgumentException.ThrowIfNullOrWhiteSpace(keyPem);
        X509Certificate2 certificate;
        try
        {
            // First without the key, so that the message can say which of the two texts is wrong.
            X509Certificate2.CreateFromPem(certificatePem).Dispose();
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException($"The PEM text has no certificate that can be read: {exception.Message}", nameof(certificatePem), exception);
        }

        try
        {
            certificate = X509Certificate2.CreateFromPem(certificatePem, keyPem);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new ArgumentException(
                $"The PEM text has no private key, or one that does not belong to the certificate: {exception.Message}", nameof(keyPem), exception);
        }

        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows refuses keys that exist in memory alone in TLS; one that went through PKCS #12 it takes.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }

    /// <summary>Checks what no single setting can tell.</summary>
    internal void Validate()
    {
        if (AcceptAnyServerCertificate && TrustedRoots is not null)
        {
            throw new ArgumentException(
                $"{nameof(AcceptAnyServerCertificate)} and {nameof(TrustedRoots)} contradict each other: nothing would be checked against the roots.",
                nameof(AcceptAnyServerCertificate));
        }
    }

    internal SslClientAuthenticationOptions ForHost(string host)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = ServerName ?? host };
        if (TrustedRoots is { } roots)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        if (ClientCertificate is { } certificate)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }

        if (AcceptAnyServerCertificate)
        {
#pragma warning disable CA5359 // The option says what it does, and is off unless somebody asks for it.
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        Configure?.Invoke(options);
        return options;
    }
}
