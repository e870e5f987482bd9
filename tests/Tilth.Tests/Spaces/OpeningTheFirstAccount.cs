using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Spaces;

/// <summary>The welcome makes the first account, on the machine itself, and never a second one.</summary>
public sealed class OpeningTheFirstAccount : IAsyncLifetime
{
    private readonly Copy _copy = new();

    public ValueTask InitializeAsync() => _copy.InitializeAsync();

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    [Fact]
    public async Task The_first_is_the_operator_and_is_signed_in()
    {
        using var wire = new Wire(_copy);
        (await wire.Get("/people")).Location.ShouldBe("/welcome");

        (await wire.Send(await Welcome(wire, "first@example.org"))).Status.ShouldBe(HttpStatusCode.Found);

        (await wire.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await _copy.The<AccountList>().All()).ShouldHaveSingleItem().IsOperator.ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_kept_from_before_makes_no_second_account()
    {
        using var first = new Wire(_copy);
        using var second = new Wire(_copy);
        var kept = await Welcome(second, "second@example.org");
        await first.Send(await Welcome(first, "first@example.org"));

        var reply = await second.Send(kept);

        ((int)reply.Status).ShouldBeOneOf(302, 400);
        (await second.Get("/people")).Status.ShouldBe(HttpStatusCode.Found);
        (await _copy.The<AccountList>().All()).ShouldHaveSingleItem().Email.ShouldBe("first@example.org");
        (await second.Get("/welcome")).Forms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_who_send_it_at_once_one_gets_in()
    {
        var wires = Enumerable.Range(0, 8).Select(_ => new Wire(_copy)).ToList();
        var forms = new List<Form>();
        foreach (var (wire, at) in wires.Select((wire, at) => (wire, at)))
            forms.Add(await Welcome(wire, $"racer{at}@example.org"));

        await Task.WhenAll(wires.Zip(forms, (wire, form) => wire.Send(form)));

        (await _copy.The<AccountList>().All()).Count.ShouldBe(1);
        var inside = 0;
        foreach (var wire in wires)
            inside += (await wire.Get("/people")).Status == HttpStatusCode.OK ? 1 : 0;
        inside.ShouldBe(1);
        wires.ForEach(wire => wire.Dispose());
    }

    [Fact]
    public async Task A_site_that_gave_itself_this_machines_address_is_shown_no_form()
    {
        using var rebound = new Wire(_copy);
        rebound.Headers["Host"] = "evil.example";

        (await rebound.Get("/welcome")).Forms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_that_the_form_does_not_offer_are_not_taken()
    {
        using var wire = new Wire(_copy);
        var form = await Welcome(wire, "first@example.org");
        var id = Guid.CreateVersion7();

        await wire.Send(
            form.With(("Form.Id", id.ToString()), ("Form.CreatedAt", "2001-01-01"), ("Form.EmailKey", "x"))
        );

        var account = (await _copy.The<AccountList>().All()).ShouldHaveSingleItem();
        account.Id.ShouldNotBe(id);
        account.CreatedAt.ShouldBe(Copy.Now);
        account.EmailKey.ShouldBe("first@example.org");
    }

    private static async Task<Form> Welcome(Wire wire, string email) =>
        (await wire.Get("/welcome"))
            .Forms.Single()
            .With(("Form.Name", "Wren Hollis"), ("Form.Email", email), ("Form.Password", Copy.Password));
}
