using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Begins a shared book; whoever begins it is its first owner.</summary>
public sealed class MakeSpace(TilthStore store, Seats seats, OpenBook open, TimeProvider clock)
{
    /// <summary>In so many shared books an account may sit: a mistake or an attack ends there.</summary>
    public const int MostBooks = 100;

    private const int LongestSlug = 40;

    public abstract record Outcome
    {
        public sealed record Made(string Slug) : Outcome;

        public sealed record TooMany : Outcome;
    }

    public sealed record Form
    {
        [
            Required(ErrorMessage = "What is the book called?"),
            StringLength(100, ErrorMessage = "A name here has 100 characters at most."),
            RegularExpression(@"\P{Cc}*", ErrorMessage = "Please write the name in one line.")
        ]
        public string Name { get; set; } = "";
    }

    public async Task<Outcome> Do(Account account, Form form, Door door, CancellationToken cancel = default)
    {
        var slug = await store.WriteOwn(db => Make(db, account, form.Name.Trim()), cancel);
        if (slug is null)
            return new Outcome.TooMany();
        await open.Do(account, (await seats.Find(account.Id, slug, cancel))!, door, cancel);
        return new Outcome.Made(slug);
    }

    private async Task<string?> Make(TilthDb db, Account account, string name)
    {
        var now = clock.GetUtcNow();
        if ((await seats.Of(account.Id)).Count > MostBooks)
            return null;
        var space = Space.Team(name, await FreeSlug(db, name), now);
        db.Add(space);
        // The database gives the space its short key; the seat needs it.
        await db.SaveNow();
        var owner = Member.Join(space.SpaceId, account.Id, Role.Owner, now);
        db.Add(owner);
        db.Add(
            AuditEvent.In(
                new Me(account.Id, space.SpaceId, owner.Id, Door.Page, account.TimeZone),
                "book-begun",
                null,
                now
            )
        );
        return space.Slug;
    }

    /// <summary>The name as a word of an address; where that is taken, with a number.</summary>
    private static async Task<string> FreeSlug(TilthDb db, string name)
    {
        var word = string.Join(
            '-',
            string.Concat(Folding.Fold(name).Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        word = (word.Length > LongestSlug ? word[..LongestSlug] : word).Trim('-');
        word = word.Length == 0 ? "book" : word;
        var taken = (
            await db.Spaces().Where(space => space.Slug!.StartsWith(word)).Select(space => space.Slug!).ToListAsync()
        ).ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(1, taken.Count + 1)
            .Select(number => number == 1 ? word : $"{word}-{number}")
            .First(slug => !taken.Contains(slug));
    }
}
