using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.People.Duplicates;
using Tilth.People.Listing;
using Tilth.People.Merging;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Tests.People.Merging;

/// <summary>Two members know the same person twice: each keeps what is theirs, and neither sees what is the other's.</summary>
public sealed class MergingInATeam(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Visitor _host = null!,
        _guest = null!;
    private Me _me = null!,
        _them = null!;
    private Guid _one,
        _other;

    public async ValueTask InitializeAsync()
    {
        (_host, _guest) = (await copy.SignedIn(), await copy.SignedIn("Hazel Moor"));
        _me = await copy.MeOf(_host);
        _them = await copy.Join(_me, _guest);
        _one = await _host.Add("Rowan Alder");
        _other = await _host.Add("R. Alder");
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        _guest.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_members_own_side_of_both_becomes_one_and_is_two_again_after_the_undo()
    {
        var (close, wide) = (await Circle(_them, "close", 30, 0), await Circle(_them, "wide", 365, 2));
        await Know(
            _them,
            _one,
            new()
            {
                CircleId = wide,
                Notes = "Theirs of one.",
                MetOn = "2020-03",
            }
        );
        await Know(
            _them,
            _other,
            new()
            {
                CircleId = close,
                Notes = "Theirs of the other.",
                MetOn = "2019",
            }
        );
        await Talk(_them, [_one], "2026-11-01");
        await Talk(_them, [_other], "2027-02-01");
        await Talk(_them, [_one, _other], "2026-12-01");
        await List(_them, "guests", _one, _other);
        await Promise(_them, _other, "theirs to keep");
        var (mine, theirs) = (await copy.Rows(_me), await copy.Rows(_them));

        var act = await copy.Merge(_me, _one, _other);

        await using (var db = copy.The<TilthStore>().Read(_them))
        {
            var side = await db.Mine<Relationship>().SingleAsync(row => row.PersonId == _one, Cancel);
            side.CircleId.ShouldBe(close);
            side.Notes.ShouldBe("Theirs of one.\n\nTheirs of the other.");
            side.MetOn.ToString().ShouldBe("2019");
            side.LastContactOn.ShouldBe(new DateOnly(2027, 2, 1));
            side.DueOn.ShouldBe(new DateOnly(2027, 3, 3));
            side.Conversations.ShouldBe(3);
            side.OpenPromises.ShouldBe(1);
            (await db.Mine<Relationship>().CountAsync(row => row.PersonId == _other, Cancel)).ShouldBe(0);
            (await db.AudienceMembers().Select(row => row.PersonId).ToListAsync(Cancel)).ShouldBe([_one]);
        }
        await copy.IsSound();
        await copy.Undo(_me, act);
        (await copy.Rows(_me)).ShouldStillBe(mine);
        (await copy.Rows(_them)).ShouldStillBe(theirs);
        await copy.IsSound();
    }

    [Fact]
    public async Task Neither_history_nor_undo_tells_the_one_who_merged_of_anothers_rows()
    {
        await Know(_them, _one, new() { Notes = "Kestrelcanary one." });
        await Know(_them, _other, new() { Notes = "Kestrelcanary other." });
        await Talk(_them, [_other], "2027-02-01", "Kestrelcanary talk.");

        var act = await copy.Merge(_me, _one, _other);
        await Know(_them, _one, new() { Notes = "Changed since." });

        await using (var db = copy.The<TilthStore>().Read(_me))
            (await db.Set<Change>().Where(row => row.OperationId == act).ToListAsync(Cancel)).ShouldAllBe(change =>
                change.MemberId == null || change.MemberId == _me.MemberId
            );
        (await _host.Page("/history")).Html.ShouldNotContain("Kestrelcanary");
        (await _host.Page($"/people/{_one}")).Html.ShouldNotContain("Kestrelcanary");
        (await copy.The<Undo>().Plan(_me, act, Cancel)).ShouldNotBeNull().ShouldBeEmpty();
        await copy.Undo(_me, act);

        await using var after = copy.The<TilthStore>().Read(_them);
        var notes = await after
            .Mine<Relationship>()
            .OrderBy(row => row.Notes)
            .Select(row => new { row.PersonId, row.Notes })
            .ToListAsync(Cancel);
        notes
            .Select(row => (row.PersonId, row.Notes))
            .ShouldBe([(_one, "Changed since."), (_other, "Kestrelcanary other.")]);
        await copy.IsSound();
    }

    [Fact]
    public async Task A_viewer_is_refused_and_of_two_members_neither_goes()
    {
        using var watcher = await copy.SignedIn();
        var viewer = await copy.Join(_me, watcher, Role.Viewer);
        await Should.ThrowAsync<RefusedException>(() => copy.Merge(viewer, _one, _other));
        var before = await copy.Rows(_me);
        var myself = Guid.Parse((await _host.Page("/people/me")).Location!.Split('/')[^1]);
        await copy.The<TilthStore>()
            .Write(
                _them,
                "edit-person",
                async db =>
                {
                    (await db.Set<Member>().SingleAsync(row => row.Id == _them.MemberId)).IsPerson(_other);
                    return true;
                },
                Cancel
            );

        (await _host.Merge(myself, _one)).Location.ShouldBe($"/people/{myself}");
        (await _host.Page($"/people/{myself}/same?with={_other}")).Text.ShouldContain("a seat in this book");
        var refused = await copy.The<MergePeople>().Do(_me, myself, _other, new Dictionary<string, Guid>(), Cancel);
        refused.Outcome.ShouldBeOfType<MergePeople.Outcome.BothMembers>();
        await copy.Undo(_me, await copy.LastAct(_me));
        (await copy.Rows(_me)).ShouldStillBe(before);
    }

    [Fact]
    public async Task Who_was_told_apart_from_the_one_who_goes_is_told_apart_from_the_one_who_stays()
    {
        var (third, fourth) = (await _host.Add("Rowan Alder Senior"), await _host.Add("Rowan Elder"));
        var answer = copy.The<AnswerPair>();
        await answer.Different(_me, _one, third, Cancel);
        await answer.Different(_me, _other, third, Cancel);
        await answer.Different(_me, fourth, _other, Cancel);
        await answer.Different(_me, _one, _other, Cancel);
        await answer.Later(_them, fourth, _other, Cancel);
        var before = await copy.Rows(_me);

        var act = await copy.Merge(_me, _one, _other);

        await using (var db = copy.The<TilthStore>().Read(_me))
        {
            var pairs = await db.Different().ToListAsync(Cancel);
            pairs
                .Select(pair => pair.OneId == _one ? pair.OtherId : pair.OneId)
                .ShouldBe([third, fourth], ignoreOrder: true);
            pairs.ShouldAllBe(pair => pair.OneId.CompareTo(pair.OtherId) < 0);
        }
        await copy.Undo(_me, act);
        (await copy.Rows(_me)).ShouldStillBe(before);
        await copy.IsSound();
    }

    [Fact]
    public void Every_table_in_which_one_person_stands_once_has_its_rule_for_two()
    {
        using var db = copy.The<TilthStore>().ReadOwn();
        var rules = copy.The<IEnumerable<Collision>>().Select(rule => rule.Row).ToList();
        var tables = db
            .Model.FindEntityType(typeof(Person))!
            .GetReferencingForeignKeys()
            .Where(key => !key.DeclaringEntityType.ClrType.IsAssignableTo(typeof(IDerivedRow)))
            .Where(key =>
                key.Properties.Any(column =>
                    column
                        .GetContainingIndexes()
                        .Any(index => index.IsUnique && index.Properties.Count > 1 && column.Name != "SpaceId")
                )
            )
            .Select(key => key.DeclaringEntityType.ClrType)
            .Distinct()
            .ToList();

        tables.ShouldContain(typeof(Relationship));
        tables.Except(rules).ShouldBeEmpty();
    }

    private async Task<Guid> Circle(Me me, string name, int days, int place)
    {
        var circle = Tilth.People.Circle.Draw(me, name, days, place, Copy.Now);
        await copy.The<TilthStore>()
            .Write(
                me,
                "edit-relationship",
                db =>
                {
                    db.Add(circle);
                    return Task.FromResult(true);
                },
                Cancel
            );
        return circle.Id;
    }

    private async Task Know(Me me, Guid person, EditRelationship.Form form) =>
        (
            await copy.The<EditRelationship>().Do(me, person, form, Cancel)
        ).Outcome.ShouldBeOfType<EditRelationship.Outcome.Saved>();

    private async Task Talk(Me me, IList<Guid> people, string on, string text = "We talked.") =>
        (
            await copy.The<RecordConversation>()
                .Do(
                    me,
                    new()
                    {
                        Id = Guid.CreateVersion7(),
                        With = people,
                        On = DateOnly.Parse(on, null),
                        Text = text,
                    },
                    Cancel
                )
        ).Outcome.ShouldBe(RecordConversation.Outcome.Recorded);

    private async Task List(Me me, string name, params Guid[] people) =>
        (await copy.The<EditMany>().Do(me, new(EditMany.Doing.List, name, null, people), Cancel)).Outcome.ShouldBe(
            EditMany.Outcome.Done
        );

    private async Task Promise(Me me, Guid person, string text) =>
        (await copy.The<MakePromise>().Do(me, new() { PersonId = person, Text = text }, Cancel)).Outcome.ShouldBeTrue();
}
