using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>The people of a list as they stand on paper, with how and where they are reached; as many as one prints at once.</summary>
public sealed class PeopleOnPaper(TilthStore store, PeopleList list, ViewBudget budget)
{
    public const int Most = 2000;

    public sealed record Row(
        Guid Id,
        string Name,
        string Work,
        string? Phone,
        string? Email,
        IReadOnlyList<PostalAddress> Addresses
    )
    {
        /// <summary>Where letters go: the address that is preferred, else the first to which a letter finds the way.</summary>
        public PostalAddress? Address =>
            Addresses.Where(AddressLines.IsWhole).OrderByDescending(address => address.Preferred).FirstOrDefault();

        public string? City =>
            Addresses
                .OrderByDescending(address => address.Preferred)
                .Select(address => Blank.ToNull(address.Locality))
                .FirstOrDefault(city => city is not null);
    }

    /// <param name="Left">How many more the list has.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, int Left)
    {
        public static readonly Answer Nobody = new([], 0);
    }

    /// <exception cref="RefusedException">They are more people of a shared book than this member looks at within an hour.</exception>
    public async Task<Answer> Of(Me me, PeopleList.Asked asked, CancellationToken cancel = default)
    {
        var page = await list.Page(me, asked, size: Most, cancel: cancel);
        // Whoever may take the book along as a file may also print it.
        if (me.Seat?.Role.MayExport() != true)
        {
            foreach (var row in page.Rows)
                await budget.Take(me, row.Id, cancel);
        }
        var reach = await Reach(me, [.. page.Rows.Select(row => row.Id)], cancel);
        var left = page.Next is null ? 0 : await list.Count(me, asked.Query, cancel) - page.Rows.Count;
        return new Answer(
            [
                // Somebody may have been deleted in between.
                .. from row in page.Rows
                where reach.ContainsKey(row.Id)
                let way = reach[row.Id]
                select new Row(
                    row.Id,
                    row.Name,
                    WorkLine.Of(row.Title, row.Organisation),
                    way.Phones.FirstOrDefault()?.Typed.Value,
                    way.Emails.FirstOrDefault()?.Value,
                    way.Addresses
                ),
            ],
            left
        );
    }

    private sealed record Ways(
        IReadOnlyList<Phone> Phones,
        IReadOnlyList<Fact> Emails,
        IReadOnlyList<PostalAddress> Addresses
    );

    private async Task<Dictionary<Guid, Ways>> Reach(Me me, List<Guid> ids, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var people = await db.People()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new
            {
                person.Id,
                person.Phones,
                person.Emails,
                person.Addresses,
            })
            .ToListAsync(cancel);
        return people.ToDictionary(
            person => person.Id,
            person => new Ways(person.Phones, person.Emails, person.Addresses)
        );
    }
}
