using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tilth.Tests.House;

/// <summary>A certificate that somebody made for a name of their own, good for some days from now.</summary>
public sealed class SelfMade : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-made-").FullName;

    public SelfMade(string name, int days = 90)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var until = DateTimeOffset.UtcNow.AddDays(days);
        using var made = request.CreateSelfSigned(until.AddDays(-365), until);
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        Trusted = Path.Combine(_folder, "maker.pem");
        File.WriteAllText(Trusted, made.ExportCertificatePem());
        WithKey = Path.Combine(_folder, "tilth.pem");
        File.WriteAllText(WithKey, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        Print = Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The file by which a program trusts it (SSL_CERT_FILE).</summary>
    public string Trusted { get; }

    /// <summary>The file for <c>--tls</c>.</summary>
    public string WithKey { get; }

    /// <summary>The print of its key, by which a browser is told to trust it.</summary>
    public string Print { get; }

    public void Dispose()
    {
        Certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
