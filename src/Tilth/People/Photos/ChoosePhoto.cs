using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Photos;

/// <summary>Says which photo of a person is shown, or takes one out.</summary>
public sealed class ChoosePhoto(TilthStore store, TimeProvider clock)
{
    /// <summary>Whose photo it is; null where there is none of that id.</summary>
    public Task<Written<Guid?>> Show(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "show-photo",
            async db =>
            {
                var photo = await db.Photos().FirstOrDefaultAsync(row => row.Id == id);
                if (photo is not null)
                    await Show(db, photo, clock.GetUtcNow());
                return photo?.PersonId;
            },
            cancel
        );

    /// <inheritdoc cref="Show(Me, Guid, CancellationToken)"/>
    public Task<Written<Guid?>> Remove(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "remove-photo",
            async db =>
            {
                var photo = await db.Photos().FirstOrDefaultAsync(row => row.Id == id);
                if (photo is not null)
                    db.Remove(photo);
                return photo?.PersonId;
            },
            cancel
        );

    /// <summary>Nothing changes where it is shown already.</summary>
    internal static async Task Show(TilthDb db, Photo photo, DateTimeOffset at)
    {
        if (await ShownPhotos.Of(db, photo.PersonId) is { } shown && shown.Id != photo.Id)
            photo.Show(at, shown.Since);
    }
}
