using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>What was deleted lies in the trash for 30 days and comes back whole.</summary>
public sealed class LookingIntoTheTrash : IAsyncLifetime
{
    private readonly Copy _copy = new();

    public ValueTask InitializeAsync() => _copy.InitializeAsync();

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    [Fact]
    public async Task Who_was_deleted_is_there_once_comes_back_with_all_and_is_gone_after_30_days()
    {
        using var visitor = await _copy.SignedIn();
        (await visitor.Page("/trash")).Text.ShouldContain("Nothing is in the trash.");
        var person = await visitor.Add("Rowan Alder", "close");
        await visitor.Talk(person, "2027-03-01", "We spoke of the weir.");
        await Delete(visitor, person);

        var trash = await visitor.Page("/trash");

        trash.All(".history li").Length.ShouldBe(1);
        trash.Text.ShouldContain("Rowan Alder");
        await visitor.Follow(await trash.Press("Bring back"));
        (await visitor.Page($"/people/{person}")).Text.ShouldContain("We spoke of the weir.");
        (await visitor.Page("/trash")).Text.ShouldContain("Nothing is in the trash.");

        await Delete(visitor, person);
        _copy.Clock.Advance(Undo.Keeps + TimeSpan.FromMinutes(1));
        await visitor.SignIn();
        (await visitor.Page("/trash")).Text.ShouldNotContain("Rowan Alder");
    }

    [Fact]
    public async Task A_talk_lies_there_for_whom_it_was_and_somebody_of_a_shared_book_for_all_who_see_the_book()
    {
        using var team = await Team.WithAllRoles(_copy);
        var (member, other) = (team["Member"], team["Other"]);
        await (await member.Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", "called Fern Thorne about ownsecret")
        );
        var link = (await member.Page(team.At("/people?q=fern")))
            .One("a.name[href*='/people/0']")
            .GetAttribute("href")!;
        var talk = (await member.Page(link)).One("a[href$='/edit'][href*='/conversations/']").GetAttribute("href")!;
        await member.Follow(
            await (await member.Page(talk)).Fill(talk.Replace("/edit", "/delete", StringComparison.Ordinal))
        );
        (await member.Page(team.At("/trash"))).Text.ShouldContain("ownsecret");
        (await other.Page(team.At("/trash"))).Text.ShouldNotContain("ownsecret");

        await member.Follow(await (await member.Page($"{link}/edit")).Press("Delete from this book"));

        var seen = await other.Page(team.At("/trash"));
        seen.Text.ShouldContain("Fern Thorne");
        seen.All("form[action*='/undo/']").ShouldBeEmpty();
        seen.All("a[href$='/erase']").ShouldBeEmpty();
        (await team["Organiser"].Page(team.At("/trash"))).All("a[href$='/erase']").Length.ShouldBe(1);
    }

    private static async Task Delete(Visitor visitor, Guid person) =>
        await visitor.Follow(await (await visitor.Page($"/people/{person}/edit")).Press("Delete from this book"));
}
