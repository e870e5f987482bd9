using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Tilth.Site;

namespace Tilth.Spaces.Reach;

/// <summary>What was found at one step of the way to this copy.</summary>
/// <param name="Do">What to do; null where all is well.</param>
public sealed record Finding(string Name, string Found, string? Do = null);

/// <summary>
/// Asks the origin as a visitor would: what the name stands for, whether the certificate holds, whether this copy answers, and what
/// the proxy tells it. Only the address that was set is asked, once, and no redirect is followed.
/// </summary>
public sealed partial class TryOrigin(Proof proof, Say say, TimeProvider clock)
{
    /// <summary>An address for papers (RFC 5737), which nobody comes from.</summary>
    private const string MadeUp = "192.0.2.1";

    /// <summary>The name of the finding whether this copy answers.</summary>
    public const string Answers = "answer";

    private const int LongestAnswer = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The findings in their order; behind one that is wrong the later ones may be missing.</summary>
    public async Task<IReadOnlyList<Finding>> Do(string origin, CancellationToken cancel)
    {
        var there = new Uri(origin);
        var name = await Resolve(there, cancel);
        if (name.Do is not null)
            return [name];
        var shown = new Shown();
        try
        {
            var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            using var client = Client(shown);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(there, ReachEndpoint.Path + nonce));
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", MadeUp);
            using var response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                patience.Token
            );
            var answer = await Read(response.Content, patience.Token);
            return
            [
                name,
                .. Certificate(shown, there),
                .. answer is not null && proof.Holds(answer.Proof, nonce, answer.Arrival)
                    ? Arrived(answer.Arrival, there)
                    : [SomethingElse(response.StatusCode, there)],
            ];
        }
        catch (HttpRequestException error) when (error.InnerException is AuthenticationException)
        {
            return
            [
                name,
                Certificate(shown, there).FirstOrDefault(finding => finding.Do is not null) ?? NotSafe(there),
            ];
        }
        catch (Exception error)
            when (error is HttpRequestException or OperationCanceledException or IOException
                && !cancel.IsCancellationRequested
            )
        {
            return [name, Silent(there)];
        }
    }

    private async Task<Finding> Resolve(Uri there, CancellationToken cancel)
    {
        const string Name = "name";
        if (IPAddress.TryParse(there.Host.Trim('[', ']'), out _))
            return new(Name, say["the address is a number, {0}", there.Host]);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            var numbers = await Dns.GetHostAddressesAsync(there.IdnHost, patience.Token);
            return new(
                Name,
                say[
                    "the name {0} is that of {1}",
                    there.Host,
                    string.Join(", ", numbers.Select(number => number.ToString()).Distinct())
                ]
            );
        }
        catch (Exception error)
            when (error is SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new(
                Name,
                say["the name {0} is not known", there.Host],
                say[
                    "Where the name is kept, let it point to this machine (a record A or AAAA); a new one takes up to an hour."
                ]
            );
        }
    }

    private static HttpClient Client(Shown shown)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = shown.Look },
        };
        return new HttpClient(handler);
    }

    /// <summary>What this copy says is short; whatever is longer was said by somebody else.</summary>
    private static async Task<ReachEndpoint.Answer?> Read(HttpContent content, CancellationToken cancel)
    {
        var bytes = new byte[LongestAnswer];
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        try
        {
            return
                JsonSerializer.Deserialize<ReachEndpoint.Answer>(bytes.AsSpan(0, length), JsonSerializerOptions.Web)
                    is { Arrival: not null, Proof: not null } answer
                ? answer
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The certificate that was shown.</summary>
    private sealed class Shown
    {
        public DateTime? Until { get; private set; }

        public SslPolicyErrors Errors { get; private set; }

        public bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            Until = (certificate as X509Certificate2)?.NotAfter.ToUniversalTime();
            Errors = errors;
            return errors == SslPolicyErrors.None;
        }
    }
}
