using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Tilth.Tests.CommandLine;

/// <summary><c>tilth serve --tls CERT</c>: https without a proxy, and a renewed certificate without a restart.</summary>
public sealed class ServingOverTls : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-tls-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Certificate => Path.Combine(_folder, "tilth.pem");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_certificate_of_the_file_is_shown_and_so_is_its_successor(bool keyBeside)
    {
        using var first = Write("first.example", keyBeside);
        using var server = Process.Start(Serve("--urls", "https://127.0.0.1:0"))!;
        try
        {
            var address = await Address(server);
            address.Scheme.ShouldBe("https");

            using var answer = await Ask(address, first);
            answer.Version.ShouldBe(HttpVersion.Version20);
            answer.Headers.GetValues("Strict-Transport-Security").ShouldNotBeEmpty();

            await File.WriteAllTextAsync(Certificate, "half of a", Cancel);
            using var meanwhile = await Ask(address, first);
            using var second = Write("second.example", keyBeside);
            using var renewed = await Ask(address, second);
            await Should.ThrowAsync<HttpRequestException>(() => Ask(address, first));
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task What_keeps_it_from_being_safe_is_said_in_one_line()
    {
        using var certificate = Write("first.example", keyBeside: false);
        await Refused("With --tls every address is https.", "--tls", Certificate, "--urls", "http://localhost:0");
        await Refused("https needs a certificate", "--urls", "https://localhost:0");
        await Refused("nowhere.pem gives no certificate", "--tls", Path.Combine(_folder, "nowhere.pem"));
        await File.WriteAllTextAsync(Certificate, "no certificate", Cancel);
        await Refused("tilth.pem gives no certificate", "--tls", Certificate);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Refused(string why, params string[] words)
    {
        var said = await Spoken.At(Path.Combine(_folder, "data"), "", ["serve", .. words]);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain(why);
        said.Error.Trim().Split('\n').Length.ShouldBe(1, said.Error);
    }

    private ProcessStartInfo Serve(params string[] words) =>
        Spoken.Start(
            null,
            ["serve", "--tls", Certificate, "--json", "--data", Path.Combine(_folder, "data"), .. words]
        );

    private static async Task<Uri> Address(Process server)
    {
        var answer = "";
        while (!answer.EndsWith('}'))
            answer += await server.StandardOutput.ReadLineAsync(Cancel);
        return new Uri(JsonDocument.Parse(answer).RootElement.GetProperty("address").GetString()!);
    }

    /// <summary>Makes a certificate for that name, and writes it with its key.</summary>
    private X509Certificate2 Write(string name, bool keyBeside)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var pem = key.ExportPkcs8PrivateKeyPem();
        if (keyBeside)
            File.WriteAllText(Path.ChangeExtension(Certificate, ".key"), pem);
        File.WriteAllText(Certificate, $"{certificate.ExportCertificatePem()}\n{(keyBeside ? "" : pem)}\n");
        return certificate;
    }

    /// <summary>Asks as somebody who trusts that certificate and no other.</summary>
    private static async Task<HttpResponseMessage> Ask(Uri address, X509Certificate2 trusted)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { trusted },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var client = new HttpClient(handler)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        return await client.GetAsync(new Uri(address, "/health"), Cancel);
    }
}
