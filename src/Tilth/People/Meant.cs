using Microsoft.EntityFrameworkCore;
using Tilth.People.Listing;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Who is meant by a name or an e-mail address that somebody typed.</summary>
/// <param name="Id">Null where nothing was typed, or where it is not clear.</param>
/// <param name="Problem">What to do where it is not clear.</param>
/// <param name="Choices">Those who may be meant.</param>
public sealed record Meant(Guid? Id, string? Problem, IReadOnlyList<Meant.Choice> Choices)
{
    private const int MostChoices = 8;

    public sealed record Choice(Guid Id, string Name, string Work);

    internal static Meant Nobody { get; } = new(null, null, []);

    /// <param name="chosen">The one who was picked from the choices for this text, or who stood there before.</param>
    /// <param name="except">Who cannot be meant: the person whom the field is about.</param>
    internal static async Task<Meant> Of(TilthDb db, string? typed, Guid? chosen, Guid except)
    {
        if (Blank.ToNull(typed) is not { } text)
            return Nobody;
        var ids = await Find(db, text, except);
        if (ids.Count == 1 || (chosen is { } id && ids.Contains(id)))
            return new Meant(ids.Count == 1 ? ids[0] : chosen, null, []);
        return ids.Count == 0
            ? new Meant(null, "Nobody of that name is in this book. Please write the name as it stands there.", [])
            : new Meant(null, "Several people may be meant. Who is it?", await Describe(db, ids));
    }

    /// <summary>By the whole name or an address; failing that by the first words of the name.</summary>
    private static async Task<List<Guid>> Find(TilthDb db, string text, Guid except)
    {
        var (name, email) = (Folding.Fold(text), PersonKeys.EmailKey(text));
        var others = db.PersonKeys().Where(key => key.PersonId != except);
        var exact = await others
            .Where(key =>
                (key.Kind == PersonKeyKind.Name && key.Value == name)
                || (key.Kind == PersonKeyKind.Email && key.Value == email)
            )
            .Select(key => key.PersonId)
            .Distinct()
            .ToListAsync();
        if (exact.Count > 0)
            return exact;
        // In the order of bytes '!' is what follows the blank.
        var (from, until) = ($"{name} ", $"{name}!");
        return await others
            .Where(key => key.Kind == PersonKeyKind.Name)
            .Where(key => key.Value.CompareTo(from) >= 0 && key.Value.CompareTo(until) < 0)
            .OrderBy(key => key.Value)
            .Select(key => key.PersonId)
            .Take(MostChoices)
            .ToListAsync();
    }

    private static async Task<IReadOnlyList<Choice>> Describe(TilthDb db, List<Guid> ids)
    {
        var names = await db.People()
            .Where(person => ids.Contains(person.Id))
            .OrderBy(person => person.SortName)
            .Select(person => new { person.Id, person.DisplayName })
            .Take(MostChoices)
            .ToListAsync();
        var work = await PeopleList.Work(db, ids, CancellationToken.None);
        return
        [
            .. names.Select(row => new Choice(
                row.Id,
                row.DisplayName,
                WorkLine.Of(work.GetValueOrDefault(row.Id).Title, work.GetValueOrDefault(row.Id).Organisation)
            )),
        ];
    }
}
