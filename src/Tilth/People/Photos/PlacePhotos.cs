using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Photos;

/// <summary>
/// Gives the photos that stand among what a card says besides a place of their own: those that came in before photos had one,
/// or with an archive from then. It belongs to the act that brought the person, and is undone with it.
/// </summary>
public sealed class PlacePhotos(TilthStore store, EveryBook books, TimeProvider clock, ILogger<PlacePhotos> log)
    : Recurring(TimeSpan.FromHours(24), clock, log)
{
    private const int AtOnce = 10;

    /// <summary>Tells how many people have got photos by it.</summary>
    public override async Task<int> Run(CancellationToken cancel = default)
    {
        var placed = 0;
        foreach (var me in await books.OneOfEach(cancel))
            placed += await In(me, cancel);
        return placed;
    }

    public async Task<int> In(Me me, CancellationToken cancel = default)
    {
        var (placed, after) = (0, Guid.Empty);
        while (await Next(me, after, cancel) is { Count: > 0 } people)
        {
            after = people[^1].Id;
            foreach (var act in people.Where(person => person.Pictures.Count > 0).GroupBy(person => person.Act))
            {
                List<Found> found = [.. act];
                placed += (
                    await store.Write(me, new Act("place-photos", act.Key), db => Place(db, found), cancel)
                ).Outcome;
            }
        }
        return placed;
    }

    /// <param name="Act">Which brought the person.</param>
    private sealed record Found(Guid Id, IReadOnlyList<Picture> Pictures, Guid? Act);

    private async Task<IReadOnlyList<Found>> Next(Me me, Guid after, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var people = await db.People()
            .Where(person => ((string)(object)person.Extras).Contains("\"name\":\"PHOTO\"") && person.Id > after)
            .OrderBy(person => person.Id)
            .Take(AtOnce)
            .Select(person => new { person.Id, person.Extras })
            .ToListAsync(cancel);
        var ids = people.Select(person => person.Id).ToList();
        var came = await db.Set<Change>()
            .Where(change => ids.Contains(change.RecordId) && change.Action == ChangeAction.Insert)
            .OrderByDescending(change => change.Position)
            .Select(change => new { change.RecordId, change.OperationId })
            .ToListAsync(cancel);
        var acts = came.DistinctBy(row => row.RecordId).ToDictionary(row => row.RecordId, row => row.OperationId);
        return
        [
            .. people.Select(person => new Found(
                person.Id,
                Picture.Among(person.Extras).Pictures,
                acts.TryGetValue(person.Id, out var act) ? act : null
            )),
        ];
    }

    private async Task<int> Place(TilthDb db, List<Found> found)
    {
        var placed = 0;
        foreach (var (id, pictures, _) in found)
        {
            if (await db.People().FirstOrDefaultAsync(row => row.Id == id) is not { } person)
                continue;
            var hashes = await db.Photos().Where(row => row.PersonId == id).Select(row => row.Hash).ToListAsync();
            // What is there by now was put there since, and is shown.
            var at = hashes.Count == 0 ? Clock.GetUtcNow() : person.Origin.At;
            db.AddRange(Photo.Of(person, [.. pictures.Where(picture => !hashes.Contains(picture.Hash))], at));
            var lines = pictures.Select(picture => Picture.ValueOf(picture.MediaType, picture.Bytes)).ToHashSet();
            person.CameAs(
                person.Uid,
                [.. person.Extras.Where(line => !Picture.IsPhoto(line) || !lines.Contains(line.Value))],
                person.Details
            );
            placed++;
        }
        return placed;
    }
}
