using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Site;

/// <summary>Another site makes the browser of somebody signed in send something: every route refuses, and nothing changes.</summary>
public sealed class ForgingARequest(Planted planted) : IClassFixture<Planted>
{
    private readonly Copy _copy = planted.Copy;
    private readonly Wire _wire = planted.Wire;
    private readonly IReadOnlyList<Form> _forms = planted.Pages.Forms();

    [Fact]
    public async Task Every_form_that_a_page_gives_out_is_refused_without_its_token()
    {
        _forms.Count.ShouldBeGreaterThan(15);
        _forms.ShouldAllBe(form => form[Form.Token] != null);
        await AllRefused(_forms, form => _wire.Send(form.Without(Form.Token)));
        await AllRefused(_forms, form => _wire.Send(form.With((Form.Token, "CfDJ8forged"))));
    }

    [Fact]
    public async Task A_token_that_was_given_to_somebody_else_opens_nothing()
    {
        using var other = await _copy.SignedIn();
        using var attacker = await Wire.SignedIn(_copy, other);
        var token = (await attacker.Get("/people/new")).Forms.First()[Form.Token]!;
        using var tossed = _wire.Copied(_copy);
        tossed.Cookies["tilth-form"] = attacker.Cookies["tilth-form"];

        await AllRefused(_forms, form => tossed.Send(form.With((Form.Token, token))));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1.evil.example")]
    public async Task A_foreign_origin_is_refused_even_with_a_good_token(string origin)
    {
        using var wire = _wire.Copied(_copy);
        wire.Headers["Origin"] = origin;

        await AllRefused(_forms, wire.Send);
    }

    [Theory]
    [InlineData("text/plain", "Form.Name=Evil")]
    [InlineData("application/json", """{"Form":{"Name":"Evil"},"_handler":"add-person"}""")]
    [InlineData("application/xml", "<x/>")]
    public async Task A_body_of_another_type_is_refused_by_every_route(string type, string body)
    {
        var routes = Routes.Of(_copy).Where(route => route.Method is not ("GET" or "HEAD"));

        await AllRefused([.. routes.SelectMany(route => Paths(route))], path => _wire.Post(path, body, type));
    }

    [Fact]
    public async Task Every_route_that_takes_a_form_refuses_one_without_a_token()
    {
        var routes = Routes.Of(_copy).Where(route => route.Method is not ("GET" or "HEAD")).ToList();
        routes.Count.ShouldBeGreaterThan(15);

        await AllRefused(
            [.. routes.SelectMany(route => Paths(route))],
            path => _wire.Post(path, [new("Form.Name", "Evil"), new("_handler", "add-person")])
        );
    }

    [Fact]
    public async Task The_same_forms_work_when_they_come_from_our_own_page()
    {
        var before = await CopyText.Of(_copy);
        using var wire = _wire.Copied(_copy);
        wire.Headers["Origin"] = _copy.Address.GetLeftPart(UriPartial.Authority);
        var form = _forms.First(form => form.Action.EndsWith("/later", StringComparison.Ordinal));

        (await wire.Send(form)).Status.ShouldBe(HttpStatusCode.Found);

        (await CopyText.Of(_copy)).ShouldNotBe(before);
    }

    private IEnumerable<string> Paths(Route route) =>
        route.TakesId ? planted.Garden.Ids.Take(12).Select(route.At) : [route.Pattern];

    private async Task AllRefused<T>(IReadOnlyList<T> attacks, Func<T, Task<Reply>> attack)
    {
        attacks.ShouldNotBeEmpty();
        var before = await CopyText.Of(_copy, typeof(AuditEvent));
        foreach (var one in attacks)
        {
            ((int)(await attack(one)).Status).ShouldBeOneOf(400, 403, 404, 405, 415);
        }
        (await CopyText.Of(_copy, typeof(AuditEvent))).ShouldStillBe(before);
    }
}
