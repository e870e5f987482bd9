using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>What the page of a person shows of the facts and of my own side.</summary>
public sealed class PersonFacts(TilthStore store)
{
    public sealed record Answer(
        Person Person,
        Relationship? Mine,
        string? Circle,
        int? CircleDays,
        string? MetThrough,
        IReadOnlyList<Work> Work,
        IReadOnlyList<string> Labels,
        bool IsMyself
    );

    public sealed record Work(Affiliation Affiliation, string? Organisation, string? FoundThrough);

    /// <summary>Null where the person is not in this book.</summary>
    public async Task<Answer?> Of(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (person is null)
            return null;
        var mine = await db.Relationships()
            .FirstOrDefaultAsync(row => row.PersonId == id && row.MemberId == me.MemberId, cancel);
        var circle = await db.Circles().FirstOrDefaultAsync(row => mine != null && row.Id == mine.CircleId, cancel);
        return new Answer(
            person,
            mine,
            circle?.Name,
            mine?.CadenceDays ?? circle?.CadenceDays,
            await NameOf(db, mine?.MetThroughId, cancel),
            await WorkOf(db, id, cancel),
            await LabelsOf(db, id, cancel),
            await db.Set<Member>().AnyAsync(row => row.Id == me.MemberId && row.PersonId == id, cancel)
        );
    }

    /// <summary>The name alone; null where the person is not in this book.</summary>
    public async Task<string?> NameOf(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await NameOf(db, id, cancel);
    }

    private static Task<List<Work>> WorkOf(TilthDb db, Guid id, CancellationToken cancel) =>
        (
            from affiliation in db.Affiliations()
            where affiliation.PersonId == id
            orderby affiliation.IsPast, affiliation.Id
            select new Work(
                affiliation,
                db.Organisations()
                    .Where(row => row.Id == affiliation.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefault(),
                db.People()
                    .Where(row => row.Id == affiliation.FoundThroughId)
                    .Select(row => row.DisplayName)
                    .FirstOrDefault()
            )
        ).ToListAsync(cancel);

    private static Task<List<string>> LabelsOf(TilthDb db, Guid id, CancellationToken cancel) =>
        (
            from put in db.PersonLabels()
            join label in db.Labels() on put.LabelId equals label.Id
            where put.PersonId == id
            orderby label.NameKey
            select label.Name
        ).ToListAsync(cancel);

    private static async Task<string?> NameOf(TilthDb db, Guid? id, CancellationToken cancel) =>
        id is null
            ? null
            : await db.People().Where(row => row.Id == id).Select(row => row.DisplayName).FirstOrDefaultAsync(cancel);
}
