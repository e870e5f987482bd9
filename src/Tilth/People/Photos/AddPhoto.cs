using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Photos;

/// <summary>Gives somebody a photo, which is shown from then on. A large one is made smaller before it is kept.</summary>
public sealed class AddPhoto(TilthStore store, PhotoCopies copies, TimeProvider clock)
{
    /// <summary>As much as may be sent: a photo as a phone takes it.</summary>
    public const long MostSent = 15 << 20;

    /// <summary>How many one person can have.</summary>
    public const int Most = 12;

    public enum Outcome
    {
        Added,
        NotFound,
        Empty,
        NoPicture,

        /// <summary>As an iPhone keeps its photos, which browsers do not show.</summary>
        Heic,

        /// <summary>It has more points than we draw.</summary>
        TooLarge,

        /// <summary>It begins as a picture, but is not whole.</summary>
        Broken,

        /// <summary>There are as many as one person can have.</summary>
        TooMany,
    }

    public async Task<Written<Outcome>> Do(Me me, Guid person, byte[] sent, CancellationToken cancel = default)
    {
        await using (var db = store.Read(me))
        {
            if (!await db.People().AnyAsync(row => row.Id == person, cancel))
                return Not(Outcome.NotFound);
        }
        if (Wrong(sent) is { } wrong)
            return Not(wrong);
        // Drawn once to its end: only so one knows that it is whole.
        var drawn = await copies.Draw(() => Task.FromResult(Pictures.Shrink(sent)), cancel);
        if (drawn is not { IsWhole: true })
            return Not(Outcome.Broken);
        var picture = Picture.Of(sent.Length <= Photo.MostBytes ? sent : drawn.Jpeg);
        return await store.Write(me, "add-photo", db => Add(db, person, picture), cancel);
    }

    private static Outcome? Wrong(byte[] sent) =>
        sent.Length == 0 ? Outcome.Empty
        : Pictures.IsHeic(sent) ? Outcome.Heic
        : Pictures.TypeOf(sent) is null ? Outcome.NoPicture
        : Pictures.IsTooLarge(sent) ? Outcome.TooLarge
        : Pictures.CanBeShown(sent) ? null
        : Outcome.Broken;

    private async Task<Outcome> Add(TilthDb db, Guid id, Picture picture)
    {
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id);
        if (person is null)
            return Outcome.NotFound;
        var there = await db.Photos()
            .Where(row => row.PersonId == id)
            .Select(row => new { row.Hash, row.ShownSince })
            .ToListAsync();
        if (there.Count >= Most)
            return Outcome.TooMany;
        var last = there.Max(row => (DateTimeOffset?)row.ShownSince);
        var photo = await db.Photos().FirstOrDefaultAsync(row => row.PersonId == id && row.Hash == picture.Hash);
        if (photo is null)
            db.Add(photo = Photo.Of(person, picture, clock.GetUtcNow()));
        photo.Show(clock.GetUtcNow(), last);
        return Outcome.Added;
    }

    private static Written<Outcome> Not(Outcome outcome) => new(outcome, null);
}
