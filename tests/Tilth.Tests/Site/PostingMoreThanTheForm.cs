using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Tests.Site;

/// <summary>A form takes what it shows; what else is sent with it is not there.</summary>
public sealed class PostingMoreThanTheForm(Copy copy) : IClassFixture<Copy>
{
    private static readonly string[] Extra =
    [
        "SpaceId",
        "MemberId",
        "AccountId",
        "PersonId",
        "TenantId",
        "OwnerId",
        "Role",
        "IsOperator",
        "IsAdmin",
        "EmailConfirmed",
        "CreatedAt",
        "Shared",
        "Uid",
        "Origin.Source",
        "SortName",
        "Position",
        "LastContactOn",
        "DueOn",
        "Standing",
        "Door",
        "Verb",
    ];

    private static readonly Guid Planted = Guid.CreateVersion7();

    [Theory]
    [InlineData("/people/", "/edit", "edit-person")]
    [InlineData("/people/", "/mine", "edit-relationship")]
    [InlineData("/conversations/", "/edit", "edit-conversation")]
    public async Task To_a_form_that_changes_nothing_extra_fields_add_nothing(
        string folder,
        string page,
        string handler
    )
    {
        using var garden = await Garden.Planted(copy);
        using var wire = await garden.Wire();
        var pages = await Crawl.Pages(copy, wire, garden.Ids);
        var form = pages
            .Where(found =>
                found.Path.StartsWith(folder, StringComparison.Ordinal)
                && found.Path.EndsWith(page, StringComparison.Ordinal)
            )
            .SelectMany(found => found.Forms)
            .First(found => found.Handler == handler && found.Fields.Any(field => field.Value.Contains(garden.Canary)));
        var before = await CopyText.Of(copy);

        var sent = await wire.Send(form.With(Extras()));

        sent.Location.ShouldNotBeNull(sent.Text);
        (await CopyText.Of(copy)).ShouldStillBe(before);
    }

    [Fact]
    public async Task Somebody_added_is_mine_alone_and_came_by_hand()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var me = await copy.MeOf(visitor);
        var form = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");

        await wire.Send(form.With([("Form.Name", "Rowan Alder"), .. Extras()]));

        await using var db = copy.The<TilthStore>().Read(me);
        var person = await db.People().SingleAsync(row => row.DisplayName == "Rowan Alder");
        (person.SpaceId, person.Origin.Source, person.SortName).ShouldBe((me.SpaceId, "by hand", "alder  rowan"));
        person.Uid.ShouldStartWith("urn:uuid:");
        var mine = await db.Relationships().SingleAsync(row => row.PersonId == person.Id);
        (mine.MemberId, mine.Shared, mine.Standing, mine.DueOn).ShouldBe(
            (me.MemberId, false, Standing.Known, (DateOnly?)null)
        );
        var act = await db.Set<Operation>().SingleAsync(row => row.Verb != "open-book");
        (act.Verb, act.Door, act.MemberId).ShouldBe(("add-person", Door.Page, me.MemberId));
        (await db.Set<Member>().SingleAsync()).Role.ShouldBe(Role.Owner);
    }

    [Fact]
    public async Task Two_added_without_an_id_are_two()
    {
        using var visitor = await copy.SignedIn();
        var one = await visitor.Add("Juniper Vale", null, ("Form.Id", Guid.Empty.ToString()));
        var two = await visitor.Add("Sorrel Birch", null, ("Form.Id", Guid.Empty.ToString()));

        two.ShouldNotBe(one);
        (await visitor.Page($"/people/{two}")).Text.ShouldContain("Sorrel Birch");
    }

    private static (string, string)[] Extras() =>
        [
            .. Extra.SelectMany(name =>
                new[] { ($"Form.{name}", Value(name)), (name, Value(name)), ($"form.{name}", Value(name)) }
            ),
        ];

    private static string Value(string name) =>
        name switch
        {
            "SpaceId" or "Position" => "1",
            "Role" => "Owner",
            "Standing" => "Wanted",
            "CreatedAt" or "LastContactOn" or "DueOn" => "2001-01-01",
            _ when name.EndsWith("Id", StringComparison.Ordinal) => Planted.ToString(),
            _ when name.StartsWith("Is", StringComparison.Ordinal) => "true",
            "Shared" or "EmailConfirmed" => "true",
            _ => "evil",
        };
}
