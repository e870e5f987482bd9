using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Gives an account its personal book, and the book what every book begins with.</summary>
public sealed class OpenBook(TilthStore store, Seats seats, TimeProvider clock, IEnumerable<Beginning> beginnings)
{
    /// <summary>Opens the personal book, or finishes opening it; does nothing if it stands open.</summary>
    public async Task<Me> Do(Account account, Door door, CancellationToken cancel = default) =>
        await Do(account, await seats.Find(account.Id, null, cancel) ?? await TakeSeat(account, cancel), door, cancel);

    /// <summary>The same for a seat that was taken in any book.</summary>
    public async Task<Me> Do(Account account, Seat seat, Door door, CancellationToken cancel = default)
    {
        var me = seat.As(account.Id, door, account.TimeZone);
        if (seat.PersonId is null)
            await Begin(me, account.Name, cancel);
        return me;
    }

    private async Task<Seat> TakeSeat(Account account, CancellationToken cancel)
    {
        await store.WriteOwn(
            async db =>
            {
                var now = clock.GetUtcNow();
                var space = Space.Personal(account.Id, account.Name, now);
                db.Add(space);
                // The database gives the space its short key; the seat needs it.
                await db.SaveNow();
                db.Add(Member.Join(space.SpaceId, account.Id, Role.Owner, now));
                return true;
            },
            cancel
        );
        return (await seats.Find(account.Id, null, cancel))!;
    }

    private Task<Written<bool>> Begin(Me me, string name, CancellationToken cancel) =>
        store.Write(
            me,
            Act.OpenBook,
            async db =>
            {
                var member = await db.Set<Member>().FirstAsync(row => row.Id == me.MemberId);
                if (member.PersonId is not null)
                    return false;
                foreach (var beginning in beginnings)
                    await beginning.Begin(db, member, name, me);
                return true;
            },
            cancel
        );
}
