using System.Net;
using System.Text.RegularExpressions;
using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>Somebody signed in knows every id of another's book and tries each of them at every door.</summary>
public sealed partial class ReachingIntoAnotherBook(Planted planted) : IClassFixture<Planted>, IAsyncLifetime
{
    private readonly Copy _copy = planted.Copy;
    private readonly Garden _theirs = planted.Garden;
    private Garden _own = null!;
    private Wire _wire = null!;

    public async ValueTask InitializeAsync()
    {
        _own = await Garden.Planted(_copy, "Plainword");
        _wire = await _own.Wire();
    }

    public ValueTask DisposeAsync()
    {
        _wire.Dispose();
        _own.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_page_answers_to_anothers_id_as_to_one_that_nobody_has()
    {
        var routes = Routes.Of(_copy).Where(route => route.Method == "GET").ToList();
        var before = await CopyText.Of(_copy);
        var asked = 0;
        foreach (var route in routes)
        {
            foreach (var (theirs, nobodys) in _theirs.Ids.Select(id => (id, Guid.CreateVersion7())))
            {
                var answers = route.AllAt(theirs).Zip(route.AllAt(nobodys));
                foreach (var (one, other) in answers)
                {
                    asked++;
                    var (reply, unknown) = (await _wire.Get(one), await _wire.Get(other));
                    reply.Status.ShouldBe(unknown.Status, one);
                    Bare(reply, theirs).ShouldBe(Bare(unknown, nobodys), one);
                    reply.Body.ShouldNotContain(_theirs.Canary, Case.Insensitive, one);
                    if (route.TakesId)
                        reply.Status.ShouldBe(HttpStatusCode.NotFound, one);
                }
            }
        }
        asked.ShouldBeGreaterThan(100);
        (await CopyText.Of(_copy)).ShouldStillBe(before);
    }

    [Fact]
    public async Task Every_form_that_the_other_could_send_is_not_there_for_me()
    {
        var token = (await _wire.Get("/people/new")).Forms.First()[Form.Token]!;
        var withIds = planted.Pages.Forms().Where(form => Mentions(form.Action, _theirs)).ToList();
        withIds.Count.ShouldBeGreaterThan(10);
        var before = await CopyText.Of(_copy);

        foreach (var form in withIds.Select(form => form.With((Form.Token, token))))
        {
            var reply = await _wire.Send(form);
            reply.Body.ShouldNotContain(_theirs.Canary, Case.Insensitive, form.Action);
            var unknown = await _wire.Send(form with { Action = Id().Replace(form.Action, Guid.NewGuid().ToString()) });
            reply.Status.ShouldBe(unknown.Status, form.Action);
            reply.Status.ShouldBe(HttpStatusCode.NotFound, form.Action);
            Bare(reply, default).ShouldBe(Bare(unknown, default), form.Action);
        }

        (await CopyText.Of(_copy)).ShouldStillBe(before);
    }

    [Fact]
    public async Task Anothers_id_in_any_field_of_my_own_forms_does_nothing_to_the_other()
    {
        var fields = (await Crawl.Pages(_copy, _wire, _own.Ids))
            .Forms()
            .Where(form => !form.Action.Contains("/sign-out", StringComparison.Ordinal))
            .SelectMany(form =>
                form.Fields.Where(field => Guid.TryParse(field.Value, out _)).Select(field => (form, field.Key))
            )
            .DistinctBy(field => (Id().Replace(field.form.Action, "ID"), field.Key))
            .ToList();
        fields.Count.ShouldBeGreaterThan(4);
        var before = await BookOf(_theirs);

        foreach (var (form, field) in fields)
        {
            foreach (var id in _theirs.Ids)
            {
                var reply = await _wire.Send(form.With((field, id.ToString())));
                reply.Status.ShouldNotBe(HttpStatusCode.InternalServerError, $"{form.Action} {field}");
                reply.Body.ShouldNotContain(_theirs.Canary, Case.Insensitive, $"{form.Action} {field}");
            }
        }

        (await BookOf(_theirs)).ShouldStillBe(before);
        foreach (var page in await Crawl.Pages(_copy, _wire, _own.Ids))
            page.Body.ShouldNotContain(_theirs.Canary, Case.Insensitive, page.Path);
        (await _copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public void The_other_sees_all_of_it_so_that_there_was_something_to_find()
    {
        var pages = planted.Pages;

        pages
            .Count(page => page.Body.Contains(_theirs.Canary, StringComparison.OrdinalIgnoreCase))
            .ShouldBeGreaterThan(10);
        foreach (var route in Routes.Of(_copy).Where(route => route is { Method: "GET", TakesId: true }))
            pages.ShouldContain(page => _theirs.Ids.Any(id => page.Path == route.At(id)), route.ToString());
    }

    private static bool Mentions(string path, Garden garden) =>
        garden.Ids.Any(id => path.Contains(id.ToString(), StringComparison.Ordinal));

    private async Task<string> BookOf(Garden garden)
    {
        await using var db = _copy.The<TilthStore>().Read(garden.Me);
        return await BookText.Of(db, TestContext.Current.CancellationToken);
    }

    /// <summary>The page without what differs between any two requests: the id that was asked for, tokens, new ids.</summary>
    private static string Bare(Reply reply, Guid asked) =>
        Token()
            .Replace(Id().Replace(reply.Body.Replace(asked.ToString(), "ID", StringComparison.Ordinal), "ID"), "TOKEN");

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
