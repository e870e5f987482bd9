using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>Keeps a question as a saved search, or takes a search or a list away.</summary>
public sealed class SaveSearch(TilthStore store, TimeProvider clock)
{
    public sealed record Form
    {
        [Required, StringLength(60)]
        public string Name { get; set; } = "";

        [Required, StringLength(2000)]
        public string Query { get; set; } = "";

        public PeopleSort Sort { get; set; }
    }

    /// <summary>Saves the search under its name; one of that name asks this from now on.</summary>
    public Task<Written<bool>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "save-search",
            async db =>
            {
                var key = Folding.Fold(form.Name.Trim());
                var search = await db.Mine<Segment>().FirstOrDefaultAsync(row => row.NameKey == key);
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
                ISpaceRow? saved = await db.Mine<Segment>().FirstOrDefaultAsync(row => row.Id == id);
                saved ??= await db.Mine<Audience>().FirstOrDefaultAsync(row => row.Id == id);
                if (saved is not null)
                    await db.RemoveWithReferences(saved);
                return saved is not null;
            },
            cancel
        );
}
