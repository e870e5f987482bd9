using System.Net;

namespace Tilth.Tests.Site;

/// <summary>To look is not to act: scanners, prefetching browsers and previews change nothing.</summary>
public sealed class LookingWithoutChanging(Planted planted) : IClassFixture<Planted>
{
    private readonly Copy _copy = planted.Copy;
    private readonly Garden _garden = planted.Garden;
    private readonly Wire _wire = planted.Wire;

    /// <summary>The addresses of all pages and forms that were looked at.</summary>
    private readonly HashSet<string> _seen = planted
        .Pages.Select(page => page.Path)
        .Concat(planted.Pages.Forms().Select(form => form.Action))
        .Select(path => path.Split('?')[0])
        .Select(path => path.StartsWith("/in/", StringComparison.Ordinal) ? path[path.IndexOf('/', 4)..] : path)
        .ToHashSet(StringComparer.Ordinal);

    [Fact]
    public async Task To_get_a_page_writes_no_row()
    {
        using var stranger = new Wire(_copy);
        var before = await CopyText.Of(_copy);

        var pages = await Crawl.Pages(_copy, _wire, _garden.Ids);
        await Crawl.Pages(_copy, stranger, _garden.Ids);

        pages.Count.ShouldBeGreaterThan(20);
        (await CopyText.Of(_copy)).ShouldStillBe(before);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_write_no_row_on_any_route(string method)
    {
        var before = await CopyText.Of(_copy);

        foreach (var route in Routes.Of(_copy))
        {
            // Where an id means nothing to the route, GET and POST find nothing either: those that do are tried.
            var ids = _garden.Ids.Where(id => _seen.Contains(route.At(id))).Take(3);
            foreach (var id in route.TakesId ? ids : [Guid.Empty])
            {
                var reply = await _wire.Send(new HttpMethod(method), route.At(id));
                reply.Status.ShouldNotBe(HttpStatusCode.InternalServerError, $"{method} {route}");
            }
        }

        (await CopyText.Of(_copy)).ShouldStillBe(before);
    }

    [Fact]
    public async Task Every_route_with_an_id_has_a_page_or_a_form_that_was_looked_at()
    {
        Routes
            .Of(_copy)
            // The button that stops work stands only while it is at work.
            .Where(route => !route.Pattern.EndsWith("/{id:guid}/stop", StringComparison.Ordinal))
            .Where(route => route.TakesId && !_garden.Ids.Any(id => _seen.Contains(route.At(id))))
            .ShouldBeEmpty();
    }
}
