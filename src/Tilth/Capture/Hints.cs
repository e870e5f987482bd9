using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>What tells people apart: where they work; for those of one name also how they are reached, or since when they are there.</summary>
internal static class Hints
{
    public static async Task<IReadOnlyList<Question>> For(
        TilthDb db,
        Say say,
        DateOnly today,
        IReadOnlyList<Question> questions
    )
    {
        var ids = questions.SelectMany(question => question.Choices).Select(choice => choice.PersonId).OfType<Guid>();
        var people = await People(db, [.. ids.Distinct()]);
        return [.. questions.Select(question => question with { Choices = [.. question.Choices.Select(Hinted)] })];

        Choice Hinted(Choice choice)
        {
            if (choice.PersonId is not { } id || !people.TryGetValue(id, out var known))
                return choice;
            var others = people
                .Where(pair => pair.Key != id && pair.Value.Name == known.Name)
                .Select(pair => pair.Value)
                .ToList();
            var since = say["since {0}", say.Day(known.Since, today)];
            var tells = others.Count == 0 || others.TrueForAll(other => other.Firm != known.Firm);
            return choice with
            {
                Hint = tells
                    ? known.Firm ?? (others.Count > 0 ? known.Email ?? since : null)
                    : known.Email ?? $"{known.Firm}, {since}".TrimStart(',', ' '),
            };
        }
    }

    private sealed record Known(string Name, string? Firm, string? Email, DateOnly Since);

    private static async Task<Dictionary<Guid, Known>> People(TilthDb db, List<Guid> ids)
    {
        if (ids.Count == 0)
            return [];
        var people = await db.People().AsNoTracking().Where(person => ids.Contains(person.Id)).ToListAsync();
        var work = await (
            from place in db.Affiliations()
            join organisation in db.Organisations() on place.OrganisationId equals (Guid?)organisation.Id
            where ids.Contains(place.PersonId) && !place.IsPast
            orderby place.Id
            select new { place.PersonId, organisation.Name }
        ).ToListAsync();
        var firms = work.ToLookup(row => row.PersonId, row => row.Name);
        return people.ToDictionary(
            person => person.Id,
            person => new Known(
                person.DisplayName,
                firms[person.Id].FirstOrDefault(),
                person.Emails.Select(email => email.Value).FirstOrDefault(),
                DateOnly.FromDateTime(person.Origin.At.UtcDateTime)
            )
        );
    }
}
