using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>My saved searches and fixed lists: what there is, saving a search, taking one away.</summary>
public sealed class SavedSearches(TilthStore store, TimeProvider clock)
{
    public sealed record Search(Guid Id, string Name, string Query, PeopleSort Sort);

    public sealed record Fixed(Guid Id, string Name, DateOnly MadeOn, int People);

    public sealed record Answer(IReadOnlyList<Search> Searches, IReadOnlyList<Fixed> Lists);

    public sealed record Form
    {
        [Required, StringLength(60)]
        public string Name { get; set; } = "";

        [Required, StringLength(2000)]
        public string Query { get; set; } = "";

        public PeopleSort Sort { get; set; }
    }

    public async Task<Answer> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return new Answer(
            await db.Segments()
                .Where(row => row.MemberId == me.MemberId)
                .OrderBy(row => row.NameKey)
                .Select(row => new Search(row.Id, row.Name, row.Query, row.Sort))
                .ToListAsync(cancel),
            await db.Audiences()
                .Where(row => row.MemberId == me.MemberId)
                .OrderBy(row => row.NameKey)
                .Select(row => new Fixed(
                    row.Id,
                    row.Name,
                    row.MadeOn,
                    db.AudienceMembers().Count(on => on.AudienceId == row.Id)
                ))
                .ToListAsync(cancel)
        );
    }

    /// <summary>Saves the search under its name; one of that name asks this from now on.</summary>
    public Task<Written<bool>> Save(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "save-search",
            async db =>
            {
                var key = Folding.Fold(form.Name.Trim());
                var search = await db.Segments()
                    .FirstOrDefaultAsync(row => row.MemberId == me.MemberId && row.NameKey == key);
                if (search is null)
                    db.Add(search = Segment.Save(me, form.Name, clock.GetUtcNow()));
                search.Asks(form.Query.Trim(), form.Sort);
                return true;
            },
            cancel
        );

    /// <summary>Takes a search or a list away; the people stay. False where there is none of mine.</summary>
    public Task<Written<bool>> Remove(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "remove-search",
            async db =>
            {
                ISpaceRow? saved = await db.Segments()
                    .FirstOrDefaultAsync(row => row.Id == id && row.MemberId == me.MemberId);
                saved ??= await db.Audiences().FirstOrDefaultAsync(row => row.Id == id && row.MemberId == me.MemberId);
                if (saved is not null)
                    await db.RemoveWithReferences(saved);
                return saved is not null;
            },
            cancel
        );
}
