using System.Net;

namespace Tilth.Tests.People.Sorting;

/// <summary>After an import: fifteen are enough, one person a page by keys, left and taken up again; nobody is asked about twice.</summary>
public sealed class SortingByTheHandful(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task It_says_from_the_start_that_fifteen_are_enough_and_how_many_there_are()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ada Alder");

        var page = await visitor.Page("/sort");

        page.One("h1").TextContent.ShouldBe("Fifteen people are enough.");
        page.Text.ShouldContain("Everyone else stays, findable, without a date and without guilt.");
        page.Text.ShouldContain("Nobody has a rhythm yet.");
        page.All(".doors a").Select(link => link.GetAttribute("href")).ShouldBe(["/sort/groups", "/sort/one"]);
        await visitor.Add("Ben Birch", "near");
        (await visitor.Page("/sort")).Text.ShouldContain("One of fifteen has a rhythm.");
    }

    [Fact]
    public async Task An_import_and_the_page_of_beginning_offer_it_until_nobody_is_left_to_sort()
    {
        using var visitor = await copy.SignedIn();
        (await visitor.Page("/begin")).All("a[href='/sort']").ShouldBeEmpty();

        var came = await visitor.Bring(Card("Ada Alder"));

        came.One("a[href='/sort']").TextContent.ShouldBe("Sort by the handful");
        (await visitor.Page("/begin")).All("a[href='/sort']").ShouldNotBeEmpty();
        (await visitor.Page("/find?q=sort")).All("a[href='/sort']").ShouldNotBeEmpty();
        await visitor.Decide("Leave");
        (await visitor.Page("/begin")).All("a[href='/sort']").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_likeliest_come_first_each_with_its_reason()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(
            Card("Ada Alder"),
            Card("Ben Birch", "BDAY:1975-04-12", "TEL:+351912345678"),
            Card("Cleo Cedar")
        );
        await visitor.Add("Dora Dogwood", null, ("Form.HowMet", "at the choir"));
        var ed = await visitor.Add("Ed Elder");
        await visitor.Talk(ed, "2027-02-01");

        var seen = new List<(string, string)>();
        for (
            var page = await visitor.Page("/sort/one");
            page.All("h1 .name").Length > 0;
            page = await visitor.Decide("Leave")
        )
            seen.Add((page.One("h1 .name").TextContent, page.One("h1 + .lead").TextContent));

        seen.Select(one => one.Item1).ShouldBe(["Ed Elder", "Dora Dogwood", "Ben Birch", "Ada Alder", "Cleo Cedar"]);
        seen[0].Item2.ShouldBe("You were last in touch four weeks ago.");
        seen[1].Item2.ShouldBe("You wrote something down about the two of you.");
        seen[2].Item2.ShouldBe("Of those who are left, nobody has more written down.");
    }

    [Fact]
    public async Task Whoever_works_where_I_do_is_known_for_it()
    {
        using var visitor = await copy.SignedIn("Wren Hollis");
        var myself = (await visitor.Page("/people/me")).Location!;
        var form = await visitor.Page($"{myself}/work/new");
        (await form.Send("work", ("Form.Organisation", "Hollow Press"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await visitor.Add("Ada Alder", null, ("Form.Phone", "+351 912 345 678"));
        await visitor.Add("Ben Birch", null, ("Form.Organisation", "Hollow Press"));

        var page = await visitor.Page("/sort/one");

        page.One("h1 .name").TextContent.ShouldBe("Ben Birch");
        page.Text.ShouldContain("You work at the same place.");
        page.Text.ShouldContain("Hollow Press");
    }

    [Fact]
    public async Task Each_choice_has_a_key_and_a_form_and_does_what_it_says()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Card("Ada Alder"), Card("Ben Birch"), Card("Cleo Cedar"), Card("Dora Dogwood"));
        var page = await visitor.Page("/sort/one");
        page.All("[data-keys] [data-key]")
            .Select(act => act.GetAttribute("data-key"))
            .ShouldBe(["1", "2", "3", "l", "r", "d", "s"]);

        await visitor.Decide("near, every three months");
        await visitor.Decide("Leave");
        await visitor.Decide("Let rest");
        await visitor.Decide("Into the trash");

        (await visitor.Names("circle:near")).ShouldBe("Ada Alder");
        (await visitor.Names("")).ShouldBe("Ada Alder, Ben Birch, Cleo Cedar");
        (await visitor.Page("/trash")).Text.ShouldContain("Dora Dogwood");
        var id = (await visitor.Page("/people")).All("a.name")[2].GetAttribute("href")!;
        (await visitor.Page(id)).Text.ShouldContain("You asked not to be reminded.");
        (await visitor.Page("/sort/one")).Text.ShouldContain("Nobody is left to sort.");
        (await visitor.Page("/history")).Text.ShouldContain("Sorted somebody");
    }

    [Theory]
    [InlineData("near, every three months")]
    [InlineData("Leave")]
    [InlineData("Let rest")]
    [InlineData("Into the trash")]
    public async Task U_takes_the_last_one_back_and_asks_about_the_same_person_again(string choice)
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Card("Ada Alder"), Card("Ben Birch"));
        var before = await copy.BookText(visitor);

        await visitor.Decide(choice);
        var after = await visitor.Decide(choice);
        after.All("[data-key='u']").ShouldHaveSingleItem();
        var back = await visitor.Decide("Take the last one back");
        back.One("h1 .name").TextContent.ShouldBe("Ben Birch");
        back.Text.ShouldContain("You came back to decide anew.");
        back = await visitor.Follow(await back.Key("u"));

        back.One("h1 .name").TextContent.ShouldBe("Ada Alder");
        back.All("[data-key='u']").ShouldBeEmpty();
        (await copy.BookText(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_key_twice_decides_once()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Card("Ada Alder"), Card("Ben Birch"));
        var page = await visitor.Page("/sort/one");
        await page.Key("l");

        (await page.Key("d")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.Names("")).ShouldBe("Ada Alder, Ben Birch");
        (await visitor.Page("/sort/one")).One("h1 .name").TextContent.ShouldBe("Ben Birch");
    }

    [Fact]
    public async Task After_fifteen_it_is_enough_and_going_on_is_a_quiet_wish()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring([.. Enumerable.Range(10, 17).Select(at => Card($"Reed {at}"))]);
        for (var at = 0; at < 14; at++)
            await visitor.Decide("close, every month");
        var last = await visitor.Page("/sort/one");
        last.Text.ShouldContain("14 of fifteen have a rhythm.");

        var enough = await visitor.Follow(await last.Key("1"));

        enough.One("h1").TextContent.ShouldBe("Fifteen. That is enough.");
        enough.Text.ShouldContain("Go and talk to someone.");
        enough.One(".button").GetAttribute("href").ShouldBe("/");
        var on = await visitor.Page(enough.One("a[href*='on=true']").GetAttribute("href")!);
        on.One("h1 .name").TextContent.ShouldBe("Reed 25");
        (await visitor.Follow(await on.Key("l"))).One("h1 .name").TextContent.ShouldBe("Reed 26");
        (await visitor.Page("/begin")).All("a[href='/sort']").ShouldBeEmpty();
    }

    [Fact]
    public async Task One_goes_on_where_one_stopped_and_a_second_import_brings_new_people_alone()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Card("Ada Alder"), Card("Ben Birch"));
        await visitor.Decide("Leave");
        await visitor.Decide("Leave");
        (await visitor.Page("/sort")).Text.ShouldContain("There is nothing to sort.");

        await visitor.Bring(Card("Ada Alder"), Card("Cleo Cedar"));

        var page = await visitor.Page("/sort");
        page.All(".doors a.button").Single().TextContent.ShouldBe("Go on where you stopped");
        (await visitor.Page("/sort/one")).One("h1 .name").TextContent.ShouldBe("Cleo Cedar");
        (await visitor.Decide("Leave")).Text.ShouldContain("Nobody is left to sort.");
    }

    [Fact]
    public async Task Somebody_of_another_book_oneself_and_a_circle_of_another_cannot_be_named()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var ada = await visitor.Add("Ada Alder");
        var before = await copy.BookText(visitor);
        await other.Add("Ben Birch");
        var form = await other.Page("/sort/one");
        var foreign = (await visitor.Page("/people")).All("#many-circle option")[1].GetAttribute("value")!;
        var myself = (await other.Page("/people/me")).Location!.Split('/')[^1];
        var theirs = await copy.BookText(other);

        (await Send(ada, "Trash")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Send(Guid.Parse(myself), "Trash")).Status.ShouldBe(HttpStatusCode.NotFound);
        var ben = Guid.Parse(form.One("input[name='person']").GetAttribute("value")!);
        (await Send(ben, "Circle", foreign)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await form.Post("/sort/one/do", "/sort/one/back", ("act", $"{ada}"))).Status.ShouldBe(HttpStatusCode.NotFound);

        (await copy.BookText(visitor)).ShouldBe(before);
        (await copy.BookText(other)).ShouldBe(theirs);

        Task<Page> Send(Guid person, string doing, string circle = "") =>
            form.Post("/sort/one/do", "/sort/one/do", ("person", $"{person}"), ("doing", doing), ("circle", circle));
    }

    private static string Card(string name, params string[] lines) => Addresses.Card(name, lines);
}
