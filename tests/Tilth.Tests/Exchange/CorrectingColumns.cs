namespace Tilth.Tests.Exchange;

public sealed class CorrectingColumns(Copy copy) : IClassFixture<Copy>
{
    private const string Table = """
        Name,Firm,Where,Reach
        Rowan Alder,Squall Pictures,Porto,rowan@example.org
        Juniper Vale,Quince,Lisbon,juniper@example.org
        """;

    [Fact]
    public async Task The_guessed_columns_stand_open_with_examples()
    {
        using var visitor = await copy.SignedIn();

        var look = (await visitor.Sent("people.csv", Table)).Look;

        look.One("details.columns").HasAttribute("open").ShouldBeTrue();
        look.One("details.columns").TextContent.ShouldContain("Firm · Squall Pictures · Quince");
        look.One("select[name='column-3'] option[selected]").GetAttribute("value").ShouldBe("Keep");
    }

    [Fact]
    public async Task Those_of_a_program_that_is_known_are_folded()
    {
        using var visitor = await copy.SignedIn();

        var look = (
            await visitor.Sent(
                "Connections.csv",
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\nRowan,Alder,,,Squall,,04 Mar 2021\r\n"
            )
        ).Look;

        look.One("details.columns").HasAttribute("open").ShouldBeFalse();
    }

    [Fact]
    public async Task Corrected_the_files_are_looked_at_again_and_nothing_is_saved()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder", "near", ("Form.Email", "rowan@example.org"));
        var (id, look) = await visitor.Sent("people.csv", Table);
        look.Text.ShouldContain("0 already known");

        var again = await visitor.Follow(
            await look.Fill(
                $"/import/{id}/columns",
                ("header", "true"),
                ("column-0", "FullName"),
                ("column-1", "Organisation"),
                ("column-3", "Email")
            )
        );

        again.Text.ShouldContain("1 already known");
        again.Text.ShouldContain("1 new");
        again.One("details.columns").TextContent.ShouldContain("Reach");
        again.One("select[name='column-3'] option[selected]").GetAttribute("value").ShouldBe("Email");
        (await visitor.Page("/people")).Text.ShouldNotContain("Juniper");
    }

    [Fact]
    public async Task They_come_in_as_corrected_and_the_second_time_nothing_changes()
    {
        using var visitor = await copy.SignedIn();
        await Bring();

        var people = await visitor.Page("/people");
        people.Text.ShouldContain("Squall Pictures");
        var before = await copy.TextOf(visitor);
        var rowan = await visitor.Page(people.One("a.name[href^='/people/']").GetAttribute("href")!);
        rowan.Text.ShouldContain("example.org");
        await Bring();
        (await copy.TextOf(visitor)).ShouldBe(before);

        async Task Bring()
        {
            var (id, look) = await visitor.Sent("people.csv", Table);
            var again = await visitor.Follow(
                await look.Fill(
                    $"/import/{id}/columns",
                    ("header", "true"),
                    ("column-0", "FullName"),
                    ("column-1", "Organisation"),
                    ("column-2", "Locality"),
                    ("column-3", "Email")
                )
            );
            await copy.Confirm(visitor, id, again);
        }
    }

    [Fact]
    public async Task That_the_order_of_dates_is_a_guess_is_said_and_corrected()
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent(
            "Connections.csv",
            "First Name,Last Name,Birthday,Connected On\nRowan,Alder,12/04/1985,04 Mar 2021\n"
        );
        look.Text.ShouldContain("nothing in the column Birthday tells whether the day or the month stands first");
        look.Text.ShouldContain("12/04/1985 was taken for 1985-12-04");
        look.One("details.columns").HasAttribute("open").ShouldBeTrue();

        var again = await visitor.Follow(await look.Fill($"/import/{id}/columns", ("column-2", "BirthdayDayFirst")));

        again.Text.ShouldNotContain("nothing in the column");
        again.One("select[name='column-2'] option[selected]").TextContent.ShouldBe("Birthday (day first)");
        await copy.Confirm(visitor, id, again);
        (await copy.TextOf(visitor)).ShouldContain("1985-04-12");
    }

    [Fact]
    public async Task A_column_that_is_not_there_and_a_kind_that_is_none_change_nothing()
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent("people.csv", Table);

        var again = await visitor.Follow(
            await look.Fill($"/import/{id}/columns", ("column-99", "Email"), ("column-1", "Elephant"))
        );

        again.Text.ShouldContain("3 new");
        (await look.Fill($"/import/{id}/columns", ("file", "7"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
