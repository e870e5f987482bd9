using System.Net;
using System.Text.Json;
using Tilth.Tests.CommandLine;
using Tilth.Tests.People.Merging;

namespace Tilth.Tests.People.Duplicates;

/// <summary>The queue of those who may be one person: a pair a page, answered by a key, and never asked twice.</summary>
public sealed class FindingWhoIsTheSame(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task A_pair_stands_side_by_side_with_its_reasons_and_is_made_one_and_two_again()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var (one, other) = await Twins(visitor, "Rowan", "Alder");
        await visitor.Add("Juniper Vale", null, ("Form.Email", "juniper@example.org"));
        var before = await copy.Rows(me);

        var page = await visitor.Page("/duplicates");
        page.Text.ShouldContain("One pair may be one person.");
        page.One("ul.why").TextContent.ShouldContain("E-mail: the same");
        page.All(".sides thead a.name")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/people/{one}", $"/people/{other}"]);
        page.All("[data-keys] [data-key]").Select(button => button.GetAttribute("data-key")).ShouldBe(["s", "d", "l"]);
        var merged = await page.Fill($"/people/{one}/merge");
        merged.Location.ShouldBe("/duplicates");
        var next = await visitor.Follow(merged);

        next.Text.ShouldContain("Everybody here is somebody of their own.");
        (await visitor.Page($"/people/{other}")).Location.ShouldBe($"/people/{one}");
        await visitor.Follow(await next.Press("Undo"));
        (await copy.Rows(me)).ShouldStillBe(before);
        (await visitor.Page("/duplicates")).Text.ShouldContain("One pair may be one person.");
    }

    [Fact]
    public async Task Whoever_was_told_apart_is_not_asked_again_until_that_is_undone()
    {
        using var visitor = await copy.SignedIn();
        await Twins(visitor, "Sorrel", "Birch");

        var told = await visitor.Follow(await (await visitor.Page("/duplicates")).Press("Two people"));
        told.Text.ShouldContain("You will not be asked again.");
        (await visitor.Page("/duplicates")).All("[data-keys]").ShouldBeEmpty();
        copy.Clock.Advance(TimeSpan.FromDays(3));
        var later = await visitor.Page("/duplicates");
        later.All("[data-keys]").ShouldBeEmpty();

        await visitor.Follow(await told.Press("Undo"));
        (await visitor.Page("/duplicates")).All("[data-keys]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_is_left_for_later_comes_behind_the_others_until_tomorrow()
    {
        using var visitor = await copy.SignedIn();
        await Twins(visitor, "Linden", "Frost");
        await Twins(visitor, "Hazel", "Moor");
        var first = Names(await visitor.Page("/duplicates"));

        var second = await Later(visitor);
        Names(second).ShouldNotBe(first);
        second.Text.ShouldContain("Two pairs may be one person each.");
        var again = await Later(visitor);
        again.Text.ShouldContain("put these two off until tomorrow");
        copy.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await visitor.Page("/duplicates");

        Names(tomorrow).ShouldBe(first);
        tomorrow.Text.ShouldNotContain("until tomorrow");
    }

    [Fact]
    public async Task Oneself_is_never_asked_about_nor_anybody_of_another_book()
    {
        using var visitor = await copy.SignedIn("Wren Hollis");
        using var stranger = await copy.SignedIn();
        await visitor.Add("Wren Hollis");
        var (one, other) = await Twins(stranger, "Clover", "Reed");

        var page = await visitor.Page("/duplicates");
        page.All("[data-keys]").ShouldBeEmpty();
        var form = await visitor.Page("/people");
        foreach (var answer in (string[])["different", "later"])
        {
            var sent = await form.Post(
                "/people/many",
                $"/duplicates/{answer}",
                ("one", one.ToString()),
                ("other", other.ToString())
            );
            sent.Status.ShouldBe(HttpStatusCode.NotFound);
        }
        (await stranger.Page("/duplicates")).All("[data-keys]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_shell_names_the_pairs_with_how_likely_they_are_and_why()
    {
        await using var own = new Copy();
        await own.InitializeAsync();
        using var visitor = await own.SignedIn();
        var (one, other) = await Twins(visitor, "Bryony", "Marsh");

        var spoken = await Spoken.Say(own, "duplicates", "--json");

        spoken.Code.ShouldBe(0, spoken.Error);
        var pair = spoken.Json.GetProperty("pairs").EnumerateArray().ShouldHaveSingleItem();
        Id(pair, "a").ShouldBe(one);
        Id(pair, "b").ShouldBe(other);
        pair.GetProperty("probability").GetDouble().ShouldBeInRange(.95, .999);
        pair.GetProperty("reasons").EnumerateArray().ShouldNotBeEmpty();
        (await Spoken.Say(own, "duplicates")).Out.ShouldContain("Bryony Marsh and Bryonie Marsh (");
    }

    [Fact]
    public async Task Who_came_or_changed_since_is_asked_about_and_who_is_another_now_is_not()
    {
        using var visitor = await copy.SignedIn();
        (await visitor.Page("/duplicates")).All("[data-keys]").ShouldBeEmpty();

        var (_, other) = await Twins(visitor, "Tansy", "Heath");
        (await visitor.Page("/duplicates")).All("[data-keys]").Length.ShouldBe(1);
        await Becomes("Oriel Quince", "oriel@example.com");
        (await visitor.Page("/duplicates")).All("[data-keys]").ShouldBeEmpty();
        await Becomes("Tansy Heath", "tansy@example.com");
        (await visitor.Page("/duplicates")).All("[data-keys]").Length.ShouldBe(1);
        await (await visitor.Page($"/people/{other}/edit")).Fill($"/people/{other}/delete");
        (await visitor.Page("/duplicates")).All("[data-keys]").ShouldBeEmpty();

        async Task Becomes(string name, string email) =>
            await (await visitor.Page($"/people/{other}/edit")).Send(
                "edit-person",
                ("Form.Name", name),
                ("Form.Emails", email)
            );
    }

    [Fact]
    public async Task Whoever_is_erased_is_asked_about_no_more()
    {
        using var visitor = await copy.SignedIn();
        var (_, other) = await Twins(visitor, "Yarrow", "Brook");
        (await visitor.Page("/duplicates")).Text.ShouldContain("One pair may be one person.");

        await (await visitor.Page($"/people/{other}/erase")).Send("erase-person");

        (await visitor.Page("/duplicates")).Text.ShouldContain("Everybody here is somebody of their own.");
    }

    [Fact]
    public async Task Neither_a_couple_with_one_telephone_nor_colleagues_with_one_office_are_asked_about()
    {
        using var visitor = await copy.SignedIn();
        foreach (var name in (string[])["Hazel Moor", "Linden Moor"])
            await visitor.Add(name, null, ("Form.Phone", "+351 912 345 678"));
        foreach (var name in (string[])["Teasel Knapp", "Campion Vetch"])
            await visitor.Add(name, null, ("Form.Email", "info@seedling.example"));

        (await visitor.Page("/duplicates")).All("[data-keys]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_speaks_against_two_being_one_is_told_too()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder", null, ("Form.Email", "rowan.alder@example.org"));
        await visitor.Add("Rowan Alder", null, ("Form.Email", "r@example.com"));

        var why = (await visitor.Page("/duplicates")).All("ul.why li").Select(line => line.TextContent.Trim());

        why.ShouldBe(["Family name: the same", "Given name: the same", "E-mail: not the same"]);
    }

    private static async Task<Page> Later(Visitor visitor)
    {
        await visitor.Follow(await (await visitor.Page("/duplicates")).Press("Later"));
        return await visitor.Page("/duplicates");
    }

    private static Guid Id(JsonElement pair, string side) => pair.GetProperty(side).GetProperty("id").GetGuid();

    private static string Names(Page page) =>
        string.Join(' ', page.All(".sides thead a.name").Select(link => link.TextContent));

    /// <summary>The same person twice: one slip in the name, one address.</summary>
    private static async Task<(Guid One, Guid Other)> Twins(Visitor visitor, string given, string family)
    {
        var email = $"{given}.{family}@example.org".ToLowerInvariant();
        var slip = given.EndsWith('y') ? $"{given[..^1]}ie" : $"{given}{given[^1]}";
        return (
            await visitor.Add($"{given} {family}", null, ("Form.Email", email)),
            await visitor.Add($"{slip} {family}", null, ("Form.Email", email))
        );
    }
}
