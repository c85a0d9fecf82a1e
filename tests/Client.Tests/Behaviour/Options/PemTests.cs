using System.Security.Cryptography.X509Certificates;

namespace Glide.Client.Tests.Behaviour.Options;

public sealed class PemTests
{
    [Fact]
    public void Roots_are_read_from_a_text_with_several_certificates()
    {
        Assert.Equal(2, TlsOptions.RootsFromPem(Pem.Certificate + "\n" + Pem.Certificate).Count);
    }

    [Fact]
    public void Roots_from_nothing_are_refused()
    {
        Assert.Equal("pem", Assert.ThrowsAny<ArgumentException>(() => TlsOptions.RootsFromPem("")).ParamName);
        Assert.Equal("pem", Assert.ThrowsAny<ArgumentException>(() => TlsOptions.RootsFromPem(null!)).ParamName);
    }

    [Fact]
    public void Roots_from_a_text_without_a_certificate_are_refused()
    {
        Assert.Contains("no certificate", Assert.Throws<ArgumentException>(() => TlsOptions.RootsFromPem(Pem.Key)).Message, StringComparison.Ordinal);
        Assert.Contains("no certificate", Assert.Throws<ArgumentException>(() => TlsOptions.RootsFromPem("garbage")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_from_a_damaged_certificate_are_refused()
    {
        Assert.Contains("cannot be read", Assert.Throws<ArgumentException>(() => TlsOptions.RootsFromPem(Pem.Broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_certificate_comes_with_its_key()
    {
        using var certificate = TlsOptions.ClientCertificateFromPem(Pem.Certificate, Pem.Key);

        Assert.True(certificate.HasPrivateKey);
        Assert.Same(certificate, new TlsOptions { ClientCertificate = certificate }.ClientCertificate);
    }

    [Fact]
    public void A_client_certificate_with_a_key_that_is_not_its_own_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TlsOptions.ClientCertificateFromPem(Pem.Certificate, Pem.OtherKey));

        Assert.Equal("keyPem", error.ParamName);
        Assert.Contains("does not belong to the certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_certificate_without_what_it_needs_is_refused_by_the_text_that_lacks_it()
    {
        Assert.Equal("certificatePem", Refusal("", Pem.Key));
        Assert.Equal("certificatePem", Refusal(Pem.Key, Pem.Key));
        Assert.Equal("certificatePem", Refusal(Pem.Broken, Pem.Key));
        Assert.Equal("keyPem", Refusal(Pem.Certificate, " "));
        Assert.Equal("keyPem", Refusal(Pem.Certificate, Pem.Certificate));

        static string? Refusal(string certificate, string key) =>
            Assert.ThrowsAny<ArgumentException>(() => TlsOptions.ClientCertificateFromPem(certificate, key)).ParamName;
    }

    [Fact]
    public void A_client_certificate_without_its_private_key_is_refused()
    {
        using var certificate = X509Certificate2.CreateFromPem(Pem.Certificate);

        var error = Assert.Throws<ArgumentException>(() => new TlsOptions { ClientCertificate = certificate });

        Assert.Equal("ClientCertificate", error.ParamName);
    }
}
