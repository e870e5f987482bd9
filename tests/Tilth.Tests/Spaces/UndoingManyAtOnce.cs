using Microsoft.EntityFrameworkCore;
using Tilth.Store;
using Tilth.Tests.Exchange;
using Tilth.Work;

namespace Tilth.Tests.Spaces;

/// <summary>What touched many is undone as a job: it shows how far it is, and goes on where a crash left it.</summary>
public sealed class UndoingManyAtOnce(Copy copy) : IClassFixture<Copy>
{
    private const int Many = 1_600;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_of_many_goes_and_comes_back_with_its_page_telling()
    {
        using var visitor = await copy.SignedIn();
        var import = await Bring(visitor);

        var undoing = await (await visitor.Page($"/import/{import}")).Press("Undo this import");
        var job = await Ended(visitor, undoing);
        (await copy.CountOf(visitor)).ShouldBe(0);
        (await visitor.Page($"/import/{import}")).Text.ShouldContain("They are out again.");

        var done = await visitor.Page($"/undo/{job}/run");
        done.Text.ShouldContain("Undone.");
        await Ended(visitor, await done.Press("Undo that"));
        (await copy.CountOf(visitor)).ShouldBe(Many);
        (await visitor.Page($"/import/{import}")).Text.ShouldContain("They are here.");

        using var other = await copy.SignedIn();
        (await other.Page($"/undo/{job}/run")).Text.ShouldNotContain("Undone.");
    }

    [Fact]
    public async Task What_later_acts_changed_is_named_before_anything_goes()
    {
        using var visitor = await copy.SignedIn();
        var import = await Bring(visitor);
        var person = (await visitor.Page("/people")).One("a.name[href^='/people/']").GetAttribute("href")!;
        await visitor.Talk(Guid.Parse(person.Split('/')[^1]), "2027-02-01");

        var job = await Ended(visitor, await (await visitor.Page($"/import/{import}")).Press("Undo this import"));

        (await visitor.Page($"/undo/{job}/run")).One("a.button").GetAttribute("href").ShouldBe($"/undo/{import}/later");
        (await copy.CountOf(visitor)).ShouldBe(Many);
        var later = await visitor.Page($"/undo/{import}/later");
        await Ended(visitor, await later.Press("Undo the rest, keep what came later"));
        (await copy.CountOf(visitor)).ShouldBe(1);
    }

    [Fact]
    public async Task Cut_short_it_goes_on_under_the_same_act_and_ends_as_if_it_had_not_been()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var before = await copy.TextOf(visitor);
        var import = await Bring(visitor);
        var (under, writes) = (NewId.At(copy.Clock.GetUtcNow()), 0);
        var steps = new UndoSteps(
            under,
            _ => ++writes == 16 ? throw new IOException("cut short") : Task.CompletedTask,
            (_, _) => Task.CompletedTask
        );

        await Should.ThrowAsync<IOException>(() => copy.The<Undo>().Run(me, import, steps: steps, cancel: Cancel));
        (await copy.CountOf(visitor)).ShouldBeInRange(1, Many - 1);
        var undone = await copy.The<Undo>().Run(me, import, steps: steps, cancel: Cancel);

        undone.ShouldBe(new UndoOutcome.Undone(under));
        (await copy.TextOf(visitor)).ShouldBe(before);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        await using var db = copy.The<TilthStore>().Read(me);
        (await db.Set<Operation>().CountAsync(row => row.Undoes == import, Cancel)).ShouldBe(1);
    }

    private async Task<Guid> Bring(Visitor visitor)
    {
        var cards = Enumerable
            .Range(0, Many)
            .Select(at =>
                $"BEGIN:VCARD\nVERSION:4.0\nUID:card-{at}\nFN:Reed Alder {at}\nORG:Quince\nCATEGORIES:beans\nEND:VCARD\n"
            );
        var (id, look) = await visitor.Sent("many.vcf", string.Concat(cards));
        await copy.Confirm(visitor, id, look);
        (await copy.CountOf(visitor)).ShouldBe(Many);
        return id;
    }

    private async Task<Guid> Ended(Visitor visitor, Page pressed)
    {
        pressed.Location.ShouldNotBeNull(pressed.Text).ShouldEndWith("/run");
        var job = Guid.Parse(pressed.Location.Split('/')[^2]);
        (await visitor.Page(pressed.Location)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await copy.Ended(visitor, job)).State.ShouldBe(JobState.Done);
        return job;
    }
}
