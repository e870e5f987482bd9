using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>
/// Something that is kept in memory of the people of a book: it remembers the position of the feed and catches up before it answers.
/// </summary>
internal abstract class PeopleInMemory
{
    // More changes than this are read anew rather than one by one.
    private const int ManyChanges = 2000;

    private readonly AsyncLock _catchingUp = new();
    private long _position = -1;

    /// <summary>Reads everybody.</summary>
    protected abstract Task ReadAll(TilthDb db, CancellationToken cancel);

    /// <summary>Reads those again, of whom some may be gone.</summary>
    protected abstract Task Renew(TilthDb db, List<Guid> touched, CancellationToken cancel);

    /// <summary>Whom changes touch that do not name them.</summary>
    protected virtual IEnumerable<IQueryable<Guid>> AlsoTouched(TilthDb db, IQueryable<Change> changes) => [];

    protected async Task CatchUp(TilthDb db, long position, CancellationToken cancel)
    {
        if (position == _position)
            return;
        using (await _catchingUp.Enter(cancel))
        {
            if (_position >= position)
                return;
            var touched = _position < 0 ? null : await Touched(db, _position, cancel);
            if (touched is null)
                await ReadAll(db, cancel);
            else if (touched.Count > 0)
                await Renew(db, touched, cancel);
            _position = position;
        }
    }

    /// <summary>The people whom changes since then touched; null where those are too many to read one by one.</summary>
    private async Task<List<Guid>?> Touched(TilthDb db, long since, CancellationToken cancel)
    {
        string[] shared = [Kinds.Of<Organisation>(), Kinds.Of<Label>()];
        var changes = db.Set<Change>().Where(change => change.Position > since);
        var renamed = await changes.AnyAsync(
            change => shared.Contains(change.Kind) && change.Action == ChangeAction.Update,
            cancel
        );
        var people = await changes
            .Where(change => change.PersonId != null)
            .Select(change => change.PersonId!.Value)
            .Distinct()
            .Take(ManyChanges)
            .ToListAsync(cancel);
        foreach (var more in AlsoTouched(db, changes))
            people.AddRange(await more.Distinct().Take(ManyChanges).ToListAsync(cancel));
        return renamed || people.Count >= ManyChanges ? null : [.. people.Distinct()];
    }
}
