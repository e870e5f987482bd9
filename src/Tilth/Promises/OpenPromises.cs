using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>Keeps on each relationship how many promises, mine and theirs, are open between us.</summary>
public sealed class OpenPromises : Derivation
{
    public override async Task Refresh(TilthDb db, IReadOnlyList<Change> changes)
    {
        var people = await Touched(db, changes);
        if (people.Count == 0)
            return;
        foreach (
            var relationship in await db.Mine<Relationship>().Where(row => people.Contains(row.PersonId)).ToListAsync()
        )
            relationship.HasOpen(await Count(db, relationship.PersonId));
    }

    public override async Task<IReadOnlyList<string>> Differences(TilthDb db, CancellationToken cancel)
    {
        var open = await Open(db)
            .GroupBy(todo => todo.PersonId!.Value)
            .ToDictionaryAsync(person => person.Key, person => person.Count(), cancel);
        var stored = await db.Mine<Relationship>()
            .Select(row => new
            {
                row.Id,
                row.PersonId,
                row.OpenPromises,
            })
            .ToListAsync(cancel);
        return
        [
            .. stored
                .Where(row => row.OpenPromises != open.GetValueOrDefault(row.PersonId))
                .Select(row => $"The open promises of relationship {row.Id} differ from what is written down."),
        ];
    }

    private static IQueryable<Todo> Open(TilthDb db) =>
        db.Mine<Todo>().Where(todo => todo.State == TodoState.Open && todo.PersonId != null);

    private static Task<int> Count(TilthDb db, Guid person) => Open(db).CountAsync(todo => todo.PersonId == person);

    /// <summary>Whose promises they are now, and whose they were before.</summary>
    private static async Task<HashSet<Guid>> Touched(TilthDb db, IReadOnlyList<Change> changes)
    {
        var todos = changes.Where(change => change.Kind == Kinds.Of<Todo>()).ToList();
        var ids = todos.ConvertAll(change => change.RecordId);
        var people = new HashSet<Guid>();
        if (todos.Count > 0)
            people.UnionWith(
                await db.Todos()
                    .Where(todo => ids.Contains(todo.Id) && todo.PersonId != null)
                    .Select(todo => todo.PersonId!.Value)
                    .ToListAsync()
            );
        foreach (var change in todos.Where(change => change.Before is not null))
        {
            if (Image.Parse(change.Before!)[nameof(Todo.PersonId)]?.GetValue<Guid>() is { } before)
                people.Add(before);
        }
        people.UnionWith(
            changes
                .Where(change => change.Kind == Kinds.Of<Relationship>() && IsOfAnother(change))
                .Select(change => change.PersonId!.Value)
                .Except(db.AddedMany<Person>().Select(person => person.Id))
        );
        return people;
    }

    /// <summary>A relationship that is new, or of somebody else than before, as when two people became one.</summary>
    private static bool IsOfAnother(Change change) =>
        change.Action == ChangeAction.Insert
        || (
            change is { Action: ChangeAction.Update, Before: { } before }
            && Image.Parse(before).ContainsKey(nameof(Relationship.PersonId))
        );
}
