using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tilth.Site;

namespace Tilth.Spaces.Reach;

/// <summary>Whether a phone can reach this copy, as far as its settings and the way by which this very page came can tell.</summary>
public sealed class HowReached(Hosting hosting, Settings settings, IServer server, Say say)
{
    /// <param name="Address">Where the phone goes; null where it cannot.</param>
    /// <param name="Sentence">The one that stands at the top.</param>
    /// <param name="Why">How that is known, and what is missing.</param>
    public sealed record Answer(string? Address, string Sentence, string Why)
    {
        /// <summary>True where the address is one that leads into this copy, as this page shows.</summary>
        public bool IsProven { get; init; }
    }

    /// <summary>The origin, where one was set that others can come by.</summary>
    public Uri? Origin =>
        hosting.IsReachable && new Uri(hosting.Origin) is var origin && !PublicOrigin.IsThisMachine(origin)
            ? origin
            : null;

    /// <summary>The first address at which the program listens, with the port that it really got.</summary>
    public Uri Listens =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            .Append(settings.Urls.Split(';')[0])
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null)
            .OfType<Uri>()
            .FirstOrDefault(new Uri("http://localhost:5210"));

    public Answer Of(HttpRequest request)
    {
        if (Origin is { } origin)
            return Named(origin, request);
        return IsAlone(request)
            ? new(
                null,
                say["Only this computer can reach this copy."],
                say["It listens on this machine alone, and no address is set by which a phone could come."]
            )
            : new(
                null,
                say["A phone may reach this copy, but it does not know by which address."],
                say[
                    "As long as none is set, links for others open on this machine alone, and passkeys work nowhere else."
                ]
            );
    }

    private Answer Named(Uri origin, HttpRequest request)
    {
        var address = origin.GetLeftPart(UriPartial.Authority);
        if (!string.Equals(request.Host.Value, origin.Authority, StringComparison.OrdinalIgnoreCase))
            return new(
                address,
                say["The address {0} is set, but this page did not come by it.", address],
                say["Open it there: if this page shows itself, your phone can reach it too."]
            );
        if (request.Scheme != origin.Scheme)
            return new(
                address,
                say[
                    "This page came from {0}, but this copy was not told that it was by {1}.",
                    origin.Authority,
                    origin.Scheme
                ],
                say["The proxy must set X-Forwarded-Proto, and Tilth be started with --behind-proxy."]
            );
        return new(
            address,
            PublicOrigin.IsOfHome(origin)
                ? say["Your phone can reach this copy at {0}, as long as it is in the same network.", address]
                : say["Your phone can reach this copy at {0}.", address],
            say["This page came by that address, and every link begins with it."]
        )
        {
            IsProven = true,
        };
    }

    private bool IsAlone(HttpRequest request) =>
        Listens.IsLoopback && !hosting.BehindProxy && IsThisMachine(request.Host.Host);

    private static bool IsThisMachine(string host) =>
        host == "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));
}
