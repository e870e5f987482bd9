using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Tilth.Spaces;

namespace Tilth.Tests.House;

/// <summary>An endpoint of the running program.</summary>
/// <param name="Queries">The ids that it takes from the query.</param>
public sealed partial record Route(string Method, string Pattern, bool IsOpen, IReadOnlyList<string> Queries)
{
    public bool TakesId => Pattern.Contains(":guid}", StringComparison.Ordinal);

    public string At(Guid id) => Parameter().Replace(Number().Replace(Pattern, "0"), id.ToString());

    /// <summary>Every address at which it can be asked for this id: in the path, and in each query.</summary>
    public IEnumerable<string> AllAt(Guid id)
    {
        if (TakesId)
            yield return At(id);
        foreach (var query in Queries)
            yield return $"{At(id)}?{query}={id}&after=a";
    }

    public override string ToString() => $"{Method} {Pattern}";

    [GeneratedRegex(@"\{[^}]*:int\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}

/// <summary>All endpoints but the files, taken from the running program, so that a new one is attacked on its first day.</summary>
public static class Routes
{
    public static IReadOnlyList<Route> Of(Copy copy) =>
        [
            .. copy.The<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticFile>() is null)
                .SelectMany(Of),
        ];

    private static IEnumerable<Route> Of(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
        var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        return methods.Select(method => new Route(
            method,
            "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
            isOpen,
            [.. Ids(page)]
        ));
    }

    private static IEnumerable<string> Ids(Type? page) =>
        (page?.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) ?? [])
            .Where(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)
            .Where(property =>
                (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid)
            )
            .Select(property => property.Name.ToLowerInvariant());
}
