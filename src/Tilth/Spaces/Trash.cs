using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What was deleted and can still be brought back: there is no second place for it, it is read from the images of the feed.</summary>
public sealed class Trash(TilthStore store, TimeProvider clock)
{
    private const string Photo = "photo";

    private const int PageSize = 50,
        MostWords = 120;

    // What people delete; all else goes along with it.
    private static readonly string[] Deleted =
    [
        Kinds.Person,
        "interaction",
        "todo",
        "segment",
        "audience",
        "affiliation",
        "custom-field",
        Photo,
    ];

    private static readonly string[] NameFields = ["DisplayName", "Name", "Text", "Title"];

    /// <param name="Act">By what it is brought back.</param>
    /// <param name="IsMine">Whoever deleted it can bring it back.</param>
    /// <param name="Until">The day after which nothing of it is kept.</param>
    public sealed record Row(
        Guid Id,
        string Kind,
        string Name,
        Guid Act,
        bool IsMine,
        DateTimeOffset At,
        DateTimeOffset Until
    )
    {
        public bool IsPerson => Kind == Kinds.Person;
    }

    /// <param name="before">Only what was deleted before this place in the feed.</param>
    public async Task<(IReadOnlyList<Row> Rows, long? Older)> Of(
        Me me,
        long? before = null,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        var since = clock.GetUtcNow() - Undo.Keeps;
        var undone = Undo.Undone(db);
        var deletes = db.Set<Change>().Where(change => change.Action == ChangeAction.Delete && change.Before != null);
        var found = await (
            from change in deletes
            join act in db.Set<Operation>() on change.OperationId equals act.Id
            where Deleted.Contains(change.Kind) && (before == null || change.Position < before)
            // Other acts take something away too, to do something else: the history tells of those.
            where act.Verb.StartsWith("delete-") || act.Verb.StartsWith("remove-")
            where act.At > since && !undone.Contains(act.Id)
            where
                change.Kind == Kinds.Person
                || !deletes.Any(other => other.OperationId == change.OperationId && other.Kind == Kinds.Person)
            orderby change.Position descending
            select new
            {
                change.RecordId,
                change.Kind,
                change.PersonId,
                change.Position,
                // Of a photo that would be the photo itself; it is told by whose it is.
                Before = change.Kind == Photo ? null : change.Before,
                act,
            }
        )
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var people = await PeopleNames.Of(
            db,
            found.Where(row => row.Kind == Photo).Select(row => row.PersonId).OfType<Guid>()
        );
        var rows = found
            .Take(PageSize)
            .Select(row => new Row(
                row.RecordId,
                row.Kind,
                row.Before is not null ? NameIn(row.Before)
                    : row.PersonId is { } person && people.TryGetValue(person, out var named) ? named.Name
                    : "",
                row.act.Id,
                row.act.MemberId == me.MemberId,
                row.act.At,
                row.act.At + Undo.Keeps
            ));
        return ([.. rows], found.Count > PageSize ? found[PageSize - 1].Position : null);
    }

    private static string NameIn(string image)
    {
        var fields = Image.Parse(image);
        var name =
            NameFields.Select(field => (string?)fields[field]).FirstOrDefault(text => text is { Length: > 0 }) ?? "";
        return name.Length <= MostWords ? name : $"{name[..MostWords]} ...";
    }
}
