using System.CommandLine;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Tilth.Accounts;
using Tilth.Spaces;

namespace Tilth;

/// <summary><c>tilth routes</c>: every endpoint, who may, and whether it takes only a form that this copy gave out.</summary>
internal static class RoutesCommand
{
    private sealed record Route(string Method, string Path, string Who, bool Antiforgery, string? RateLimit);

    public static void AddTo(Command root, Shell shell)
    {
        var routes = new Command("routes", "Every endpoint: method, path, who may, antiforgery, rate limit.");
        shell.Acts(routes, (call, _) => Answer(call, shell), Before.Nothing);
        root.Add(routes);
    }

    private static async Task Answer(Call call, Shell shell)
    {
        await using var app = Serving.Build(shell.SettingsOf(call.Parsed));
        var routes = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticFile>() is null)
            .SelectMany(Routes)
            .OrderBy(route => route.Path, StringComparer.Ordinal)
            .ThenBy(route => route.Method, StringComparer.Ordinal)
            .ToList();
        await call.Answer(
            new { routes },
            routes.Select(route =>
                $"{route.Method, -6} {route.Path, -50} {route.Who, -10} {(route.Antiforgery ? "form" : "")} {route.RateLimit}"
            )
        );
    }

    private static IEnumerable<Route> Routes(RouteEndpoint endpoint)
    {
        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>();
        var who = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? "signed in" : "anybody";
        var form = endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation ?? false;
        var limit = endpoint.RoutePattern.RawText is "/sign-in" ? "10 failures a minute per account and address" : null;
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        foreach (var method in methods)
            yield return new Route(
                method,
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                who,
                form && method is not ("GET" or "HEAD"),
                limit
            );
        if (page is null && methods.Count == 0)
            yield return new Route("ANY", endpoint.RoutePattern.RawText!, who, form, limit);
    }
}
