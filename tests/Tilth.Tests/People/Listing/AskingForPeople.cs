using System.Net;
using CsCheck;

namespace Tilth.Tests.People.Listing;

/// <summary>The list of people asked in the language of saved searches, on a book whose people were brought in and tended.</summary>
public sealed class AskingForPeople(Town town) : IClassFixture<Town>
{
    private const string Everybody = "Åsa, Bryony, Cosmo, Dora, Elm, Fern, Gale";

    [Theory]
    [InlineData("", Everybody)]
    [InlineData("label:investor", "Åsa, Cosmo")]
    [InlineData("label:INVESTOR", "Åsa, Cosmo")]
    [InlineData("label:invest", "")]
    [InlineData("tag:\"early bird\"", "Bryony")]
    [InlineData("city:porto", "Bryony, Cosmo")]
    [InlineData("city:malmo", "Åsa")]
    [InlineData("country:portugal", "Bryony, Cosmo, Dora")]
    [InlineData("org:squall", "Åsa, Dora")]
    [InlineData("firm:quiet", "Fern")]
    [InlineData("title:director", "Dora")]
    [InlineData("title:squall", "")]
    [InlineData("email:example.net", "Fern")]
    [InlineData("phone:912345", "Cosmo")]
    [InlineData("name:dor", "Dora")]
    [InlineData("name:dusty", "")]
    [InlineData("note:sailing", "Gale")]
    [InlineData("note:hazelnuts", "")]
    [InlineData("source:vcard", "Åsa, Bryony, Cosmo, Dora, Fern")]
    [InlineData("source:town.vcf", "Åsa, Bryony, Cosmo, Dora, Fern")]
    [InlineData("source:hand", "")]
    [InlineData("circle:close", "Dora")]
    [InlineData("circle:nowhere", "")]
    [InlineData("last:never", "Åsa, Bryony, Cosmo, Fern, Gale")]
    [InlineData("last:>6m", "")]
    [InlineData("last:<6m", "Dora")]
    [InlineData("last:2027-02", "Dora")]
    [InlineData("due:<1w", "")]
    [InlineData("due:<2m", "Dora")]
    [InlineData("met:2019", "")]
    [InlineData("met:never", "Åsa, Bryony, Cosmo, Dora, Fern")]
    [InlineData("birthday:march", "Åsa, Bryony")]
    [InlineData("birthday:1975", "Åsa")]
    [InlineData("birthday:1w", "Bryony")]
    [InlineData("born:never", "Cosmo, Dora, Fern, Gale")]
    [InlineData("added:today", "Åsa, Bryony, Cosmo, Dora, Fern, Gale")]
    [InlineData("added:>1d", "")]
    [InlineData("has:email", "Bryony, Fern")]
    [InlineData("has:phone", "Cosmo")]
    [InlineData("has:birthday", "Åsa, Bryony")]
    [InlineData("has:photo", "Fern")]
    [InlineData("has:circle", "Dora")]
    [InlineData("has:promise", "Dora")]
    [InlineData("is:wanted", "Gale")]
    [InlineData("is:resting", "Elm")]
    [InlineData("is:half", "Gale")]
    [InlineData("sailing", "Gale")]
    [InlineData("elm", "Elm")]
    [InlineData("hazelnuts", "Elm")]
    [InlineData("elm last:>6m", "")]
    [InlineData("last:>6m is:resting", "Elm")]
    [InlineData("is:half (is:resting or -is:resting)", "Elm, Gale")]
    [InlineData("-is:resting", "Åsa, Bryony, Cosmo, Dora, Fern, Gale")]
    [InlineData("-circle:close", "Åsa, Bryony, Cosmo, Fern, Gale")]
    [InlineData("-label:investor country:portugal", "Bryony, Dora")]
    [InlineData("label:investor or circle:close", "Åsa, Cosmo, Dora")]
    [InlineData("country:portugal (has:email or has:phone) -label:investor", "Bryony")]
    public async Task The_list_shows_of_whom_it_holds(string query, string expected) =>
        (await town.Names(query)).ShouldBe(expected);

    [Fact]
    public void Side_by_side_or_and_minus_are_intersection_union_and_complement()
    {
        string[] atoms =
        [
            "label:investor",
            "city:porto",
            "org:squall",
            "last:never",
            "has:email",
            "circle:close",
            "name:e",
            "birthday:march",
            "is:half",
        ];
        var atom = Gen.OneOf(atoms);
        Gen.Select(atom, atom, atom)
            .Sample(
                (a, b, c) =>
                {
                    var (x, y, z) = (Set(a), Set(b), Set(c));
                    Set($"{a} {b}").ShouldBe(x.Intersect(y), ignoreOrder: true);
                    Set($"{a} or {b}").ShouldBe(x.Union(y), ignoreOrder: true);
                    Set($"-({a} or {b}) {c}").ShouldBe(z.Except(x.Union(y)), ignoreOrder: true);
                    Set($"{a} -{b} or {c}").ShouldBe(x.Except(y).Union(z), ignoreOrder: true);
                },
                iter: 25,
                threads: 1
            );
    }

    private HashSet<string> Set(string query) =>
        [.. town.Names(query).GetAwaiter().GetResult().Split(", ", StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [InlineData("name", Everybody)]
    [InlineData("last", "Dora, Elm, Åsa, Bryony, Cosmo, Fern, Gale")]
    [InlineData("due", "Dora, Åsa, Bryony, Cosmo, Elm, Fern, Gale")]
    public async Task The_list_has_the_order_that_was_chosen(string sort, string expected) =>
        (await town.Names("", sort)).ShouldBe(expected);

    [Fact]
    public async Task Who_came_last_stands_first_where_that_was_chosen() =>
        (await town.Names("", "added")).ShouldStartWith("Gale, ");

    [Fact]
    public async Task What_cannot_be_read_is_told_with_what_may_have_been_meant()
    {
        var page = await town.Visitor.Page("/people?q=lable:investor");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.One("#problems").TextContent.ShouldContain("Did you mean label?");
        page.One("#ask").GetAttribute("value").ShouldBe("lable:investor");
    }

    [Theory]
    [InlineData("lable:investor")]
    [InlineData("(label:investor")]
    [InlineData("last:>soonish")]
    public async Task A_question_that_cannot_be_read_whole_shows_nobody_and_leaves_nothing_to_do_with_them(string query)
    {
        var page = await town.Visitor.Page($"/people?q={Uri.EscapeDataString(query)}");
        page.All(".people .name, form[action='/people/many'], a[href^='/people/print']").ShouldBeEmpty();
        page.One("p.lead a[href='/people']").TextContent.ShouldBe("Show everybody");
        (await town.Visitor.Page($"/people/print?q={Uri.EscapeDataString(query)}")).All("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_a_thousand_times_is_told_once()
    {
        var page = await town.Visitor.Page($"/people?q={new string('(', 1500)}");
        page.All("#problems .problem").Length.ShouldBeInRange(1, 3);
        var found = await town.Visitor.Page($"/find?q={new string(')', 1500)}");
        found.All(".problem").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_field_and_the_page_of_finding_understand_the_same_questions()
    {
        (await town.Visitor.Page("/find?q=label:investor")).All(".found a.name").Length.ShouldBe(2);
        var below = await town.Visitor.Page("/find/list?q=city:porto");
        below.All("a.name").Length.ShouldBe(2);
        below.One("p a").GetAttribute("href").ShouldBe("/people?q=city%3Aporto");
    }

    [Fact]
    public async Task Print_and_table_hold_those_who_were_asked_for()
    {
        (await town.Visitor.Page("/people/print?q=label:investor")).All("tbody tr").Length.ShouldBe(2);
        var table = await town.Visitor.Page("/export/people.csv?q=label:investor");
        table.Html.ShouldContain("Cosmo");
        table.Html.ShouldNotContain("Bryony");
        (await town.Visitor.Page("/export/people.vcf")).Html.ShouldContain("FN:Bryony");
    }

    [Fact]
    public async Task Whoever_rests_is_in_no_table_that_was_asked_for_but_in_that_of_everybody()
    {
        (await town.Visitor.Page("/export/people.csv?q=source:vcard")).Html.ShouldNotContain("Elm");
        (await town.Visitor.Page("/export/people.csv?q=source:vcard+is:resting")).Html.ShouldContain("Elm");
        (await town.Visitor.Page("/export/people.csv")).Html.ShouldContain("Elm");
        (await town.Visitor.Page("/export/people.vcf")).Html.ShouldContain("FN:Elm");
        (await town.Visitor.Page("/find?q=elm")).All(".found a.name").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_says_its_letters_and_none_is_made_of_a_question_that_cannot_be_read()
    {
        foreach (var (name, type) in new[] { ("people.csv", "text/csv"), ("people.vcf", "text/vcard") })
        {
            using var file = await town.Visitor.Http.GetAsync(new Uri($"/export/{name}", UriKind.Relative));
            file.Content.Headers.ContentType!.ToString().ShouldBe($"{type}; charset=utf-8");

            var refused = await town.Visitor.Page($"/export/{name}?q=foo:bar");
            refused.Status.ShouldBe(HttpStatusCode.BadRequest);
            refused.Text.ShouldContain("There is no field 'foo'.");
        }
    }

    [Fact]
    public async Task Another_book_answers_nothing_of_this()
    {
        using var stranger = await town.Copy.SignedIn();
        (await stranger.Page("/people?q=label:investor")).All("a.name").ShouldBeEmpty();
        (await stranger.Page("/export/people.csv?q=label:investor")).Html.ShouldNotContain("Cosmo");
        (await stranger.Page("/people/print")).All("tbody tr").ShouldBeEmpty();
    }
}

/// <summary>A copy with one book of seven people who differ in what one can ask for.</summary>
public sealed class Town : IAsyncLifetime
{
    private const string Cards = """
        BEGIN:VCARD
        VERSION:4.0
        FN:Åsa
        CATEGORIES:Investor
        ADR:;;;Malmö;;;Sweden
        ORG:Squall Pictures
        BDAY:19750312
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Bryony
        CATEGORIES:Early bird
        ADR:;;;Porto;;;Portugal
        BDAY:--0305
        EMAIL:bryony@example.org
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Cosmo
        CATEGORIES:Investor
        ADR:;;;Porto;;;Portugal
        TEL:+351 912 345 678
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Dora
        ADR:;;;Porto Alegre;;;Portugal
        ORG:Squall Pictures
        TITLE:Managing director
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Elm
        NICKNAME:Dusty
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Fern
        ORG:The Quiet Library
        EMAIL:fern@example.net
        PHOTO:data:image/gif;base64,R0lGODlhAQABAAAAACw=
        END:VCARD
        """;

    public Copy Copy { get; } = new();

    public Visitor Visitor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Copy.InitializeAsync();
        Visitor = await Copy.SignedIn();
        var sent = await (await Visitor.Page("/import")).Upload("/import/files", "town.vcf", Cards);
        await Visitor.Follow(await (await Visitor.Follow(sent)).Fill($"{sent.Location}/start"));
        while ((await Visitor.Page(sent.Location!)).All("progress").Length > 0)
            await Task.Delay(50);
        Copy.Clock.Advance(TimeSpan.FromMinutes(1));
        var gale = await Visitor.Add("Gale", null, ("Form.Wanted", "true"));
        var (dora, elm) = (await Id("Dora"), await Id("Elm"));
        await Mine(gale, ("Form.Notes", "loves sailing"), ("Form.MetOn", "2020"));
        await Mine(elm, ("Form.Notes", "no hazelnuts"), ("Form.MetOn", "2019-05"), ("Form.DoNotSuggest", "true"));
        var circle = (await Visitor.Page($"/people/{dora}/mine"))
            .All("#circle option")
            .First(Close)
            .GetAttribute("value")!;
        await Mine(dora, ("Form.CircleId", circle));
        await Visitor.Follow(await Visitor.Talk(dora, "2027-02-27"));
        await Visitor.Follow(await Visitor.Talk(elm, "2026-01-05"));
        var promise = await Visitor.Page($"/promises/new?with={dora}");
        await Visitor.Follow(await promise.Send("make-promise", ("Form.Text", "send the link")));
    }

    private static bool Close(AngleSharp.Dom.IElement option) =>
        option.TextContent.Trim().StartsWith("close", StringComparison.OrdinalIgnoreCase);

    private async Task Mine(Guid person, params (string, string)[] fields) =>
        await Visitor.Follow(await (await Visitor.Page($"/people/{person}/mine")).Send("edit-relationship", fields));

    private async Task<Guid> Id(string name) =>
        Guid.Parse((await Visitor.Page($"/find?q={name}")).One("a.name").GetAttribute("href")!.Split('/')[^1]);

    /// <summary>The names on the page of people, in their order.</summary>
    public async Task<string> Names(string query, string sort = "name") =>
        string.Join(
            ", ",
            (await Visitor.Page($"/people?q={Uri.EscapeDataString(query)}&sort={sort}"))
                .All(".people .name")
                .Select(name => name.TextContent)
        );

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Copy.DisposeAsync();
    }
}
