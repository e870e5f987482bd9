using System.Net;
using System.Net.Security;

namespace Tilth.Spaces.Reach;

/// <summary>What was found, as sentences, and what to do.</summary>
public sealed partial class TryOrigin
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private IEnumerable<Finding> Certificate(Shown shown, Uri there)
    {
        if (shown.Until is not { } until)
            yield break;
        var day = say.Day(DateOnly.FromDateTime(until), default);
        var left = until - clock.GetUtcNow().UtcDateTime;
        const string Name = "certificate";
        if (left <= TimeSpan.Zero)
            yield return new(
                Name,
                say["it ran out on {0}", day],
                say[
                    "Renew it. A proxy such as Caddy does so by itself; with --tls, put the new file in the place of the old one."
                ]
            );
        else if (shown.Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            yield return new(
                Name,
                say["it is not for {0}", there.Host],
                say["Get one for that name, or say --origin with the name that it is for."]
            );
        else if (shown.Errors != SslPolicyErrors.None)
            yield return new(
                Name,
                say["this machine does not know who made it, and browsers will warn"],
                say[
                    "Get one that browsers know; or, if you made it yourself, have this machine and each phone trust its maker."
                ]
            );
        else
            yield return new(
                Name,
                say["it holds until {0}", day],
                left < Soon ? say["Renew it soon: what renews it by itself seems not to run."] : null
            );
    }

    private IEnumerable<Finding> Arrived(Arrival arrival, Uri there)
    {
        yield return new(Answers, say["this copy answers there"]);
        yield return arrival.Scheme == there.Scheme
            ? new(
                "scheme",
                arrival.Scheme == Uri.UriSchemeHttps
                    ? say["https, so that cookies are __Host- and stay here"]
                    : say["http, so that cookies can be read on the way"]
            )
            : new(
                "scheme",
                say["visitors come by {0}, and this copy is told {1}", there.Scheme, arrival.Scheme],
                say["Let the proxy set X-Forwarded-Proto, and start Tilth with --behind-proxy."]
            );
        yield return string.Equals(arrival.Host, there.Authority, StringComparison.OrdinalIgnoreCase)
            ? new("host", say["the same as in the address, {0}", there.Authority])
            : new(
                "host",
                say["this copy is told another one than {0}", there.Authority],
                say[
                    "Let the proxy pass on Host as it came (nginx: proxy_set_header Host $http_host), else every form is refused."
                ]
            );
        yield return (arrival.From == MadeUp, arrival.Told) switch
        {
            (true, _) => new(
                "visitors",
                say["the proxy passes on whatever address a visitor makes up"],
                say[
                    "Let it set X-Forwarded-For itself (nginx: proxy_set_header X-Forwarded-For $remote_addr), else passwords can be guessed without end."
                ]
            ),
            (false, false) => new(
                "visitors",
                say["the proxy does not say who comes"],
                say[
                    "Let it set X-Forwarded-For (nginx: proxy_set_header X-Forwarded-For $remote_addr), else all visitors share one count of wrong passwords."
                ]
            ),
            _ => new(
                "visitors",
                arrival.Told is null
                    ? say["they come by themselves"]
                    : say["the proxy says who comes, and takes nobody's word for it"]
            ),
        };
    }

    private Finding SomethingElse(HttpStatusCode status, Uri there) =>
        (int)status switch
        {
            502 or 503 or 504 => new(
                Answers,
                say["a proxy answers at {0}, with nothing behind it ({1})", there.Authority, (int)status],
                say["Start Tilth, and let the proxy pass everything on to where it listens."]
            ),
            >= 300 and < 400 => new(
                Answers,
                say["one is sent on from {0} to another address", there.Authority],
                say["Say --origin with the address at which one ends."]
            ),
            _ => new(
                Answers,
                say["something else answers at {0} ({1})", there.Authority, (int)status],
                say["Let that name and port point to this copy, and everything under it be passed on."]
            ),
        };

    private Finding NotSafe(Uri there) =>
        new(
            Answers,
            say["no https is spoken at {0}", there.Authority],
            say["Put a proxy with a certificate before Tilth, or say --tls."]
        );

    private Finding Silent(Uri there) =>
        new(
            Answers,
            say["nothing answers at {0}", there.Authority],
            say[
                "Is the proxy or Tilth running there, and does the firewall or the router let that port in? Some routers do not let a machine at home reach its own public name: then try it with a phone whose Wi-Fi is off."
            ]
        );
}
