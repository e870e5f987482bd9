using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Sharing;

/// <summary>Where else somebody is who is one person to me: shared from my own book, or seen from a shared one.</summary>
public sealed class OtherBooks(TilthStore store, Seats seats)
{
    /// <param name="Link">What can be taken back; null where one looks from the other book.</param>
    public sealed record Row(string Book, string Root, Guid PersonId, Guid? Link);

    /// <param name="MayShare">There is a shared book in which I may write.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, bool MayShare);

    public async Task<Answer> Of(Me me, Guid person, CancellationToken cancel = default)
    {
        // Their other books are not those of whoever acts for them.
        if (me.Behalf is not null)
            return new Answer([], false);
        var all = (await seats.Of(me.AccountId, cancel)).Where(seat => seat.IsOpenTo(me)).ToList();
        if (all.Count < 2 || all[0].Slug is not null)
            return new Answer([], false);
        var own = all[0].For(me);
        await using var db = store.Read(own);
        var links = await db.Mine<SharedPerson>()
            .Where(row =>
                me.Slug == null ? row.PersonId == person : row.IntoSpaceId == me.SpaceId && row.IntoPersonId == person
            )
            .ToListAsync(cancel);
        var rows =
            from link in links
            let seat = all.FirstOrDefault(seat => seat.SpaceId == link.IntoSpaceId)
            where seat is not null
            select me.Slug is null
                ? new Row(seat.Name, seat.Root, link.IntoPersonId, link.Id)
                : new Row(own.Seat!.Name, own.Root, link.PersonId, null);
        return new Answer(
            [.. rows],
            me.Slug is null && all.Any(seat => seat.Slug is not null && seat.Role != Role.Viewer)
        );
    }

    /// <summary>Of whom of my own book each person of a shared one is the same: by the book and the person there.</summary>
    public async Task<IReadOnlyDictionary<(int Space, Guid Person), Guid>> Same(
        Me me,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        var links = await db.Mine<SharedPerson>().ToListAsync(cancel);
        return links
            .DistinctBy(row => (row.IntoSpaceId, row.IntoPersonId))
            .ToDictionary(row => (row.IntoSpaceId, row.IntoPersonId), row => row.PersonId);
    }
}
