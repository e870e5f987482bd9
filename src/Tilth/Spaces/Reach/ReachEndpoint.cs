using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Tilth.Site;

namespace Tilth.Spaces.Reach;

/// <summary>How a request arrived here, for <see cref="TryOrigin"/>: it tells whoever asks no more than what they sent, and their own address.</summary>
internal static class ReachEndpoint
{
    public const string Path = "/reach/";

    private const int LongestNonce = 64;

    /// <summary>What is answered: how the request arrived, and that it was this copy.</summary>
    public sealed record Answer(Arrival Arrival, string Proof);

    public static void MapReach(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"{Path}{{nonce}}", Tell).AllowAnonymous();

    private static IResult Tell(string nonce, HttpContext context, Hosting hosting, Proof proof)
    {
        if (nonce.Length > LongestNonce)
            return Results.NotFound();
        var request = context.Request;
        var arrival = new Arrival(
            request.Scheme,
            request.Host.Value ?? "",
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            hosting.BehindProxy ? IsTold(context) : null
        );
        return Results.Json(new Answer(arrival, proof.Of(nonce, arrival)));
    }

    /// <summary>The framework keeps the end of the line itself, the proxy's, beside what the proxy then said.</summary>
    private static bool IsTold(HttpContext context) =>
        context.Request.Headers[ForwardedHeadersDefaults.XOriginalForHeaderName].ToString() is { Length: > 0 } line
        && context.Connection is { RemoteIpAddress: { } address, RemotePort: var port }
        && line != new IPEndPoint(address, port).ToString();
}
