using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People.Fields;
using Tilth.People.Merging;
using Tilth.People.Photos;
using Tilth.Search;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.People;

/// <summary>What the page of a person shows of the facts and of my own side.</summary>
public sealed class PersonFacts(TilthStore store, ViewBudget budget)
{
    public sealed record Answer(
        Person Person,
        Relationship? Mine,
        string? Circle,
        int? CircleDays,
        string? MetThrough,
        IReadOnlyList<Work> Work,
        IReadOnlyList<string> Labels,
        IReadOnlyList<OwnFields.Value> Own,
        IReadOnlyList<Around> Around,
        bool IsMyself
    )
    {
        /// <summary>How other members know the person, of those who share it; their notes are never among it.</summary>
        public IReadOnlyList<OtherSide> Others { get; init; } = [];

        /// <summary>The entries that became part of this one.</summary>
        public IReadOnlyList<MergedPerson> Entries { get; init; } = [];

        /// <summary>The photo that is shown.</summary>
        public Guid? Photo { get; init; }
    }

    public sealed record OtherSide(string Name, string? HowMet, PartialDate? MetOn);

    /// <summary>Somebody around the person, with who that is where one person in the book bears the name.</summary>
    public sealed record Around(Fact Fact, Guid? Id, string Name);

    /// <summary>A post of today.</summary>
    public sealed record Work(string? Title, string? Organisation);

    /// <summary>Null where the person is not in this book.</summary>
    public async Task<Answer?> Of(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (person is null)
            return null;
        await budget.Take(me, id, cancel);
        var mine = await db.Mine<Relationship>().FirstOrDefaultAsync(row => row.PersonId == id, cancel);
        var circle = await db.Circles().FirstOrDefaultAsync(row => mine != null && row.Id == mine.CircleId, cancel);
        return new Answer(
            person,
            mine,
            circle?.Name,
            mine?.CadenceDays ?? circle?.CadenceDays,
            await NameOf(db, mine?.MetThroughId, cancel),
            await WorkOf(db, id, cancel),
            await LabelLine.Names(db, id, cancel),
            await OwnFields.Of(db, id, cancel),
            await AroundOf(db, person, cancel),
            await db.Set<Member>().AnyAsync(row => row.Id == me.MemberId && row.PersonId == id, cancel)
        )
        {
            Entries = await db.Merged().Where(row => row.PersonId == id).OrderBy(row => row.Id).ToListAsync(cancel),
            Photo = (await ShownPhotos.Of(db, id, cancel))?.Id,
            Others = me.Slug is null ? [] : await OthersOf(db, me, id, cancel),
        };
    }

    private static async Task<IReadOnlyList<OtherSide>> OthersOf(TilthDb db, Me me, Guid id, CancellationToken cancel)
    {
        var sides = await db.Relationships()
            .Where(row => row.PersonId == id && row.MemberId != me.MemberId && row.Standing == Standing.Known)
            .Select(row => new
            {
                row.MemberId,
                row.HowMet,
                row.MetOn,
            })
            .ToListAsync(cancel);
        var names = await Members.Names(db, sides.Select(row => row.MemberId), cancel);
        return
        [
            .. sides
                .Where(row => names.ContainsKey(row.MemberId))
                .Select(row => new OtherSide(names[row.MemberId], row.HowMet, row.MetOn))
                .OrderBy(side => side.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The name alone; null where the person is not in this book.</summary>
    public async Task<string?> NameOf(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await NameOf(db, id, cancel);
    }

    /// <summary>The person that I am in this book.</summary>
    public async Task<Guid?> Myself(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await db.Set<Member>()
            .Where(row => row.Id == me.MemberId)
            .Select(row => row.PersonId)
            .FirstOrDefaultAsync(cancel);
    }

    private static Task<List<Work>> WorkOf(TilthDb db, Guid id, CancellationToken cancel) =>
        (
            from affiliation in db.Affiliations()
            where affiliation.PersonId == id && !affiliation.IsPast
            orderby affiliation.Id
            select new Work(
                affiliation.Title,
                db.Organisations()
                    .Where(row => row.Id == affiliation.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefault()
            )
        ).ToListAsync(cancel);

    /// <summary>A card may name them by the UID of their own card.</summary>
    private static async Task<IReadOnlyList<Around>> AroundOf(TilthDb db, Person person, CancellationToken cancel)
    {
        if (person.Related.Count == 0)
            return [];
        var values = person.Related.SelectMany(fact => new[] { fact.Value, Folding.Fold(fact.Value) }).ToList();
        var found = await (
            from key in db.PersonKeys()
            join other in db.People() on key.PersonId equals other.Id
            where key.Kind == PersonKeyKind.Name || key.Kind == PersonKeyKind.Uid
            where values.Contains(key.Value) && other.Id != person.Id
            select new
            {
                key.Value,
                other.Id,
                other.DisplayName,
            }
        ).ToListAsync(cancel);
        var by = found.ToLookup(row => row.Value, StringComparer.Ordinal);
        return
        [
            .. person.Related.Select(fact =>
                by[fact.Value].Concat(by[Folding.Fold(fact.Value)]).DistinctBy(row => row.Id).ToList() is [var only]
                    ? new Around(fact, only.Id, only.DisplayName)
                    : new Around(fact, null, fact.Value)
            ),
        ];
    }

    private static async Task<string?> NameOf(TilthDb db, Guid? id, CancellationToken cancel) =>
        id is null
            ? null
            : await db.People().Where(row => row.Id == id).Select(row => row.DisplayName).FirstOrDefaultAsync(cancel);
}
