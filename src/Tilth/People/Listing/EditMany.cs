using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.People.Segments;
using Tilth.People.Sorting;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.People.Listing;

/// <summary>Does one thing to many people: in slices under one operation, so that nobody waits long and one undo takes it back.</summary>
public sealed class EditMany(TilthStore store, PeopleList people, Jobs jobs, TimeProvider clock)
{
    public const string JobName = "edit-many";

    // More than these are worth a page that tells how far it is.
    private const int Few = 200;

    // So many take less than a twentieth of a second; deleting follows every reference.
    private const int InSlice = 50,
        InSliceToDelete = 5;

    public enum Doing
    {
        Label,
        Unlabel,
        Circle,
        List,
        Unlist,
        DoNotSuggest,
        Delete,

        /// <summary>They stay as they are; that one has looked at them is all that is kept.</summary>
        Leave,
    }

    public enum Outcome
    {
        Done,

        /// <summary>There are many; a job does it, under the id of the operation.</summary>
        Started,
        NobodyChosen,
        NothingNamed,

        /// <summary>What cannot be read whole might mean more people than were meant.</summary>
        NotUnderstood,

        /// <summary>The circle is none of mine, or not any more.</summary>
        NoSuchCircle,
    }

    /// <param name="Value">The name of the label or list, the id of the circle.</param>
    /// <param name="Query">Everybody of whom this holds; null for the named people alone.</param>
    public sealed record Form(Doing Doing, string? Value, string? Query, IReadOnlyList<Guid> People)
    {
        /// <summary>With it one has decided about them: sorting does not ask again.</summary>
        public bool Sorts { get; init; }
    }

    /// <param name="Operation">By which it is undone; null where nothing was changed.</param>
    /// <param name="Count">How many people it was, or will be.</param>
    public sealed record Answer(Outcome Outcome, Guid? Operation = null, int Count = 0);

    public async Task<Answer> Do(Me me, Form form, CancellationToken cancel = default)
    {
        if (NeedsName(form.Doing) && Blank.ToNull(form.Value) is not { Length: <= 60 })
            return new Answer(Outcome.NothingNamed);
        if (form.Query is not null && SegmentQuery.Parse(form.Query).Problems.Count > 0)
            return new Answer(Outcome.NotUnderstood);
        if (form.Doing == Doing.Circle && Blank.ToNull(form.Value) is not null && await OwnCircle(me, form) is null)
            return new Answer(Outcome.NoSuchCircle);
        var chosen = await Chosen(me, form, cancel);
        if (chosen.Count == 0)
            return new Answer(Outcome.NobodyChosen);
        var operation = NewId.At(clock.GetUtcNow());
        if (chosen.Count > Few)
        {
            await jobs.Add(me, operation, JobName, JsonSerializer.Serialize(form, StoreJson.Options), cancel);
            return new Answer(Outcome.Started, operation, chosen.Count);
        }
        var (count, changed) = (0, false);
        foreach (var slice in Slices(form, chosen))
        {
            var written = await Change(me, form, slice, operation, _ => Task.CompletedTask, cancel);
            count += written.Outcome;
            changed |= written.Operation is not null;
        }
        return count == 0
            ? new Answer(Outcome.NobodyChosen)
            : new Answer(Outcome.Done, changed ? operation : null, count);
    }

    internal async Task Run(JobRun run, CancellationToken cancel)
    {
        var form = Read(run.Input);
        var chosen = await Chosen(run.Me, form, cancel);
        var done = 0;
        foreach (var slice in Slices(form, chosen))
        {
            await Change(run.Me, form, slice, run.Id, run.MustGoOn, cancel);
            await run.Progress(done += slice.Length, chosen.Count);
        }
    }

    internal static Form Asked(JobRow job) => Read(job.Input);

    private static Form Read(string input) => JsonSerializer.Deserialize<Form>(input, StoreJson.Options)!;

    private async Task<Guid?> OwnCircle(Me me, Form form)
    {
        await using var db = store.Read(me);
        return await OwnCircle(db, me, form);
    }

    private static async Task<Guid?> OwnCircle(TilthDb db, Me me, Form form) =>
        Guid.TryParse(form.Value, out var asked) ? await db.OwnCircle(me, asked) : null;

    private static IEnumerable<Guid[]> Slices(Form form, IReadOnlyList<Guid> chosen) =>
        chosen.Chunk(form.Doing == Doing.Delete ? InSliceToDelete : InSlice);

    private static bool NeedsName(Doing doing) => doing is Doing.Label or Doing.Unlabel or Doing.List or Doing.Unlist;

    private async Task<IReadOnlyList<Guid>> Chosen(Me me, Form form, CancellationToken cancel) =>
        form.Query is null ? form.People : await people.Ids(me, SegmentQuery.Parse(form.Query).Query, cancel);

    /// <summary>How many of the slice are in the book.</summary>
    private Task<Written<int>> Change(
        Me me,
        Form form,
        Guid[] slice,
        Guid operation,
        Func<TilthDb, Task> mustGoOn,
        CancellationToken cancel
    ) =>
        store.Write(
            me,
            new Act(Verb(form.Doing), operation),
            async db =>
            {
                await mustGoOn(db);
                var myself = db.Oneself;
                var named = db.People().Where(person => slice.Contains(person.Id) && !myself.Contains(person.Id));
                // No member is deleted out of the book.
                if (form.Doing == Doing.Delete)
                    named = named.Where(person => !db.Set<Member>().Any(member => member.PersonId == person.Id));
                var present = await named.ToListAsync();
                if (present.Count > 0)
                    await Change(db, me, form, present);
                return present.Count;
            },
            cancel
        );

    private static string Verb(Doing doing) =>
        doing switch
        {
            Doing.Label => "label-people",
            Doing.Unlabel => "unlabel-people",
            Doing.Circle => "edit-relationship",
            Doing.List or Doing.Unlist => "list-people",
            Doing.DoNotSuggest => "rest-people",
            Doing.Delete => "delete-person",
            Doing.Leave => "sort-people",
        };

    private async Task Change(TilthDb db, Me me, Form form, List<Person> present)
    {
        var now = clock.GetUtcNow();
        var ids = present.ConvertAll(person => person.Id);
        switch (form.Doing)
        {
            case Doing.Label:
                var label = await db.LabelNamed(me.SpaceId, form.Value!, now);
                var have = await Labelled(db, label, ids).Select(row => row.PersonId).ToListAsync();
                db.AddRange(ids.Except(have).Select(id => PersonLabel.Put(me.SpaceId, id, label, now)));
                break;
            case Doing.Unlabel:
                var key = Label.KeyOf(form.Value!);
                var named = await db.Labels().Where(row => row.NameKey == key).Select(row => row.Id).ToListAsync();
                foreach (var id in named)
                    db.RemoveRange(await Labelled(db, id, ids).ToListAsync());
                break;
            case Doing.List:
                await PutOnList(db, me, form.Value!, ids, now);
                break;
            case Doing.Unlist:
                var list = Audience.KeyOf(form.Value!);
                db.RemoveRange(
                    await db.Mine<AudienceMember>()
                        .Where(row => ids.Contains(row.PersonId))
                        .Where(row => db.Audiences().Any(of => of.Id == row.AudienceId && of.NameKey == list))
                        .ToListAsync()
                );
                break;
            case Doing.Circle:
                var circle = await OwnCircle(db, me, form);
                foreach (var mine in await db.MySides(me, ids, now))
                    mine.KeepInTouch(circle, mine.CadenceDays);
                break;
            case Doing.DoNotSuggest:
                foreach (var mine in await db.MySides(me, ids, now))
                    mine.Suggest(no: true);
                break;
            case Doing.Delete:
                foreach (var person in present)
                    await db.RemoveWithReferences(person);
                break;
        }
        if (form.Sorts && form.Doing != Doing.Delete)
            await db.Sort(me, ids, inGroup: true, now);
    }

    private static IQueryable<PersonLabel> Labelled(TilthDb db, Guid label, List<Guid> ids) =>
        db.PersonLabels().Where(row => row.LabelId == label && ids.Contains(row.PersonId));

    private async Task PutOnList(TilthDb db, Me me, string name, List<Guid> ids, DateTimeOffset now)
    {
        var key = Audience.KeyOf(name);
        var list = await db.Mine<Audience>().FirstOrDefaultAsync(row => row.NameKey == key);
        if (list is null)
            db.Add(list = Audience.Make(me, name, me.Today(clock), now));
        var have = await db.AudienceMembers()
            .Where(row => row.AudienceId == list.Id && ids.Contains(row.PersonId))
            .Select(row => row.PersonId)
            .ToListAsync();
        db.AddRange(ids.Except(have).Select(id => AudienceMember.Put(me, list.Id, id, now)));
    }
}
