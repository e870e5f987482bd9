using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What stands in the way of an undo, in words: whose, which field, and the later act.</summary>
public sealed class UndoConflicts(TilthStore store, Undo undo)
{
    public sealed record Entry(Guid? PersonId, string? Name, string What, string? LaterVerb, DateTimeOffset? LaterAt);

    /// <summary>Null where there is no such act of this member.</summary>
    public async Task<IReadOnlyList<Entry>?> Of(Me me, Guid operation, CancellationToken cancel = default)
    {
        if (await undo.Plan(me, operation, cancel) is not { } conflicts)
            return null;
        await using var db = store.Read(me);
        var names = await PeopleNames.Of(db, conflicts.Select(conflict => conflict.PersonId).OfType<Guid>());
        var ids = conflicts.Select(conflict => conflict.LaterOperation).OfType<Guid>().Distinct().ToList();
        var later = await db.Set<Operation>()
            .Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancel);
        return
        [
            .. conflicts
                .Where(conflict => conflict.Field is not { } field || !FieldWords.OnlyFollows(field))
                .Select(conflict => new Entry(
                    conflict.PersonId,
                    conflict.PersonId is { } id ? names.GetValueOrDefault(id)?.Name : null,
                    conflict.Field ?? conflict.Kind,
                    later.GetValueOrDefault(conflict.LaterOperation ?? default) is { } act
                        ? act.MemberId != me.MemberId && VerbWords.IsOnesOwn(act.Verb)
                            ? VerbWords.OfOthers
                            : act.Verb
                        : null,
                    later.GetValueOrDefault(conflict.LaterOperation ?? default)?.At
                )),
        ];
    }
}
