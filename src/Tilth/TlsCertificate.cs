using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tilth.Store;

namespace Tilth;

/// <summary>
/// The certificate of <c>--tls</c>: PEM with the chain behind the server's own, the key in the same file, beside it under
/// the same name with <c>.key</c>, or as <c>privkey.pem</c>; or PKCS #12 without a password. A renewed file is taken at the next
/// connection; one that cannot be read leaves the one before.
/// </summary>
internal sealed class TlsCertificate
{
    private readonly string _path;
    private readonly Lock _reading = new();
    private DateTime _writtenAt;
    private volatile SslStreamCertificateContext _current;

    /// <exception cref="RefusedException">There is no certificate with its key.</exception>
    public TlsCertificate(string path)
    {
        _path = path;
        try
        {
            _writtenAt = File.GetLastWriteTimeUtc(path);
            _current = Read(path);
        }
        catch (Exception wrong)
            when (wrong is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException(
                $"{path} gives no certificate with its key: {wrong.Message} Please name a PEM file with both, or one with the key beside it as {Path.GetFileName(Beside(path))}."
            );
        }
    }

    /// <summary>How the next connection is made safe.</summary>
    public SslServerAuthenticationOptions Options()
    {
        Renew();
        return new()
        {
            ServerCertificateContext = _current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
    }

    private void Renew()
    {
        if (File.GetLastWriteTimeUtc(_path) == _writtenAt)
            return;
        lock (_reading)
        {
            var writtenAt = File.GetLastWriteTimeUtc(_path);
            if (writtenAt == _writtenAt)
                return;
            try
            {
                _current = Read(_path);
                _writtenAt = writtenAt;
            }
            catch (Exception unfinished)
                when (unfinished is CryptographicException or IOException or UnauthorizedAccessException)
            {
                // Half written, or the key comes later: the old one serves until the next connection looks again.
            }
        }
    }

    private static SslStreamCertificateContext Read(string path)
    {
        if (X509Certificate2.GetCertContentType(path) is X509ContentType.Pkcs12)
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, null);
            var own =
                all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("It has no key.");
            all.Remove(own);
            return SslStreamCertificateContext.Create(own, all, offline: true);
        }
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);
        var hasKey = File.ReadAllText(path).Contains("PRIVATE KEY-----", StringComparison.Ordinal);
        return SslStreamCertificateContext.Create(
            X509Certificate2.CreateFromPemFile(path, hasKey ? path : Beside(path)),
            [.. chain.Skip(1)],
            offline: true
        );
    }

    private static string Beside(string path)
    {
        var named = Path.ChangeExtension(path, ".key");
        var certbot = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "privkey.pem");
        return !File.Exists(named) && File.Exists(certbot) ? certbot : named;
    }
}
