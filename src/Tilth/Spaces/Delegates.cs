using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Who acts for a member in a book, who could, and for whom somebody acts.</summary>
public sealed class Delegates(TilthStore store, Seats seats, AccountList accounts)
{
    /// <param name="Id">Of the delegation.</param>
    public sealed record Row(Guid Id, string Name, Entrusted What);

    public sealed record Choice(Guid AccountId, string Name);

    /// <param name="Could">Who sits in this book with me; of my own book, who sits in any book with me.</param>
    public sealed record Answer(IReadOnlyList<Row> Act, IReadOnlyList<Choice> Could);

    /// <summary>Somebody for whom one acts.</summary>
    public sealed record ActedFor(string Name, EntrustedSeat Theirs);

    public async Task<Answer> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        var rows = await db.Set<Delegation>()
            .Where(row => row.SpaceId == me.SpaceId && row.MemberId == me.MemberId)
            .OrderBy(row => row.Id)
            .ToListAsync(cancel);
        var near = await Near(db, me).ToListAsync(cancel);
        var names = await accounts.Names([.. rows.Select(row => row.AccountId), .. near], cancel);
        return new Answer(
            [.. rows.Select(row => new Row(row.Id, names.GetValueOrDefault(row.AccountId, ""), row.What))],
            [
                .. near.Where(names.ContainsKey)
                    .Select(account => new Choice(account, names[account]))
                    .OrderBy(choice => choice.Name, StringComparer.OrdinalIgnoreCase),
            ]
        );
    }

    /// <summary>For whom the account acts, in the books to which it may come.</summary>
    public async Task<IReadOnlyList<ActedFor>> For(Me me, CancellationToken cancel = default)
    {
        var entrusted = await seats.Entrusted(me.AccountId, cancel);
        var names = await accounts.Names([.. entrusted.Select(row => row.Owner)], cancel);
        return [.. entrusted.Select(row => new ActedFor(names.GetValueOrDefault(row.Owner, ""), row))];
    }

    /// <summary>The accounts that sit in that book; for a book of one's own, in any that its owner sits in.</summary>
    internal static IQueryable<Guid> Near(TilthDb db, Me me)
    {
        var live = db.EveryMember().Where(member => member.LeftAt == null);
        var mine = live.Where(member => member.AccountId == me.AccountId).Select(member => member.SpaceId);
        var books = me.Slug is null ? mine : mine.Where(space => space == me.SpaceId);
        return live.Where(member => books.Contains(member.SpaceId) && member.AccountId != me.AccountId)
            .Select(member => member.AccountId)
            .Distinct();
    }
}
