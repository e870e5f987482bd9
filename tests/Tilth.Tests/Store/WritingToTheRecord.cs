using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Tests.Store;

/// <summary>The one way to write: groups, positions, rights, refusals.</summary>
public sealed class WritingToTheRecord(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Positions_have_no_gaps_however_many_write_at_once_and_however_many_fail()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var store = copy.The<TilthStore>();

        var writes = Enumerable
            .Range(0, 200)
            .Select(number => store.Write(me, "add-person", db => Add(db, me, number, fails: number % 10 == 0), Cancel))
            .ToList();
        var failed = 0;
        foreach (var write in writes)
        {
            try
            {
                await write;
            }
            catch (InvalidOperationException)
            {
                failed++;
            }
        }

        failed.ShouldBe(20);
        await using var db = store.Read(me);
        (await db.People().CountAsync(person => person.DisplayName.StartsWith("Number"), Cancel)).ShouldBe(180);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_fails_leaves_nothing_and_its_neighbours_everything()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var store = copy.The<TilthStore>();
        var before = await Rows(me);

        await Should.ThrowAsync<InvalidOperationException>(() =>
            store.Write(me, "add-person", db => Add(db, me, 1, fails: true), Cancel)
        );

        (await Rows(me)).ShouldBe(before);
    }

    [Fact]
    public async Task A_write_inside_a_write_is_refused_at_once()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var store = copy.The<TilthStore>();

        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            store.Write(me, "outer", async _ => await store.Write(me, "inner", _ => Task.FromResult(1), Cancel), Cancel)
        );
        error.Message.ShouldContain("wait for itself");
        (await store.Write(me, "after", _ => Task.FromResult(2), Cancel)).Outcome.ShouldBe(2);
    }

    [Fact]
    public async Task A_stranger_to_the_book_is_refused_for_every_door()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var (me, them) = (await copy.MeOf(visitor), await copy.MeOf(other));

        await Should.ThrowAsync<RefusedException>(() =>
            copy.The<TilthStore>()
                .Write(me with { AccountId = them.AccountId }, "add-person", db => Add(db, me, 1), Cancel)
        );
        await Should.ThrowAsync<RefusedException>(() =>
            copy.The<TilthStore>().Write(them with { SpaceId = me.SpaceId }, "add-person", db => Add(db, me, 1), Cancel)
        );
    }

    [Fact]
    public async Task A_row_of_another_space_cannot_be_written_nor_a_query_change_rows()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var (me, them) = (await copy.MeOf(visitor), await copy.MeOf(other));
        var store = copy.The<TilthStore>();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            store.Write(me, "add-person", db => Add(db, them, 1), Cancel)
        );
        await using var db = store.Read(me);
        db.Add(Person.Add(me.SpaceId, "Nobody", Origin.Unknown, Copy.Now));
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        await Should.ThrowAsync<InvalidOperationException>(() => db.People().ExecuteDeleteAsync(Cancel));
    }

    [Fact]
    public async Task Without_a_scope_no_row_of_any_space_is_seen()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Clover Reed");
        await using var db = copy.The<TilthStore>().ReadOwn();

        (await db.People().CountAsync(Cancel)).ShouldBe(0);
        (await db.Relationships().CountAsync(Cancel)).ShouldBe(0);
        (await db.Set<Change>().CountAsync(Cancel)).ShouldBe(0);
        (await db.Set<Space>().CountAsync(Cancel)).ShouldBe(0);
    }

    private static Task<int> Add(TilthDb db, Me me, int number, bool fails = false)
    {
        db.Add(Person.Add(me.SpaceId, $"Number {number}", Origin.Unknown, Copy.Now));
        return fails ? throw new InvalidOperationException("as asked") : Task.FromResult(number);
    }

    private async Task<string> Rows(Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await BookText.Of(db, Cancel);
    }
}
