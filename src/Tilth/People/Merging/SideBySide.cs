using Microsoft.EntityFrameworkCore;
using Tilth.People.Fields;
using Tilth.People.Listing;
using Tilth.Search;
using Tilth.Site;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>Two people beside each other, as one looks at them to tell whether they are the same, and what counts if they are.</summary>
public sealed class SideBySide(TilthStore store, ViewBudget budget, Say say)
{
    /// <param name="One">Who stays if they are the same.</param>
    /// <param name="AreBothMembers">Each is a member of the book: they are never the same.</param>
    public sealed record Answer(Side One, Side Other, IReadOnlyList<Row> Rows, bool AreBothMembers);

    public sealed record Side(Guid Id, string Name, string Work);

    /// <summary>What each of them says of one field, several values in lines.</summary>
    public sealed record Row(string Field, string Label, string One, string Other, bool IsOneOnly)
    {
        /// <summary>Both say something, and the same.</summary>
        public bool Agrees => Field.Length > 0 && One.Length > 0 && Folding.Fold(One) == Folding.Fold(Other);

        /// <summary>There can be only one, and they differ: somebody has to say which counts.</summary>
        public bool IsChoice => IsOneOnly && !Agrees && One.Length > 0 && Other.Length > 0;
    }

    /// <summary>Null where one of them is not in this book, or both are the same entry.</summary>
    public async Task<Answer?> Of(Me me, Guid person, Guid other, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var order = await MergePeople.Order(db, person, other, cancel);
        var (stays, goes) = order ?? (person, other);
        if (
            await Facts(db, stays, cancel) is not { } one
            || await Facts(db, goes, cancel) is not { } two
            || stays == goes
        )
            return null;
        await budget.Take(me, stays, cancel);
        await budget.Take(me, goes, cancel);
        var work = await PeopleList.Work(db, [stays, goes], cancel);
        var rows = one.Zip(two, (left, right) => new Row(left.Field, left.Label, left.Text, right.Text, left.IsOneOnly))
            .Where(row => row.One.Length + row.Other.Length > 0);
        return new Answer(SideOf(stays, one), SideOf(goes, two), [.. rows], order is null);

        Side SideOf(Guid id, List<Said> facts) =>
            new(
                id,
                facts[0].Text,
                WorkLine.Of(work.GetValueOrDefault(id).Title, work.GetValueOrDefault(id).Organisation)
            );
    }

    /// <summary>Who is meant by a name that was typed for the other one.</summary>
    public async Task<Meant> Who(Me me, Guid person, string? typed, Guid? chosen)
    {
        await using var db = store.Read(me);
        return await Meant.Of(db, typed, chosen, except: person);
    }

    private sealed record Said(string Field, string Label, string Text, bool IsOneOnly = false);

    /// <summary>The same fields in the same order for everybody; the name first.</summary>
    private async Task<List<Said>?> Facts(TilthDb db, Guid id, CancellationToken cancel)
    {
        if (await db.People().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } person)
            return null;
        var mine = await db.Mine<Relationship>().FirstOrDefaultAsync(row => row.PersonId == id, cancel);
        var circle = await db.Circles().FirstOrDefaultAsync(row => mine != null && row.Id == mine.CircleId, cancel);
        var form = PersonForm.Of(person);
        return
        [
            One(nameof(Person.DisplayName), person.DisplayName),
            Field(nameof(Person.Nicknames), form.Nicknames),
            new Said("work", say["Work and clubs"], await Work(db, id, cancel)),
            Field(nameof(Person.Emails), form.Emails),
            Field(nameof(Person.Phones), form.Phones),
            Field(nameof(Person.Addresses), AddressFields.Text(form.Addresses)),
            Field(nameof(Person.Links), form.Links),
            Field(nameof(Person.Messengers), form.Messengers),
            One(nameof(Person.Birthday), person.Birthday is { } born ? say.Partial(born) : null),
            One(nameof(Person.Anniversary), person.Anniversary is { } day ? say.Partial(day) : null),
            One(nameof(Person.Pronouns), person.Pronouns),
            One(nameof(Person.FormOfAddress), person.FormOfAddress),
            Field(nameof(Person.Related), form.Around),
            Field(nameof(Person.About), person.About),
            new Said("labels", say["Labels"], string.Join(", ", await LabelLine.Names(db, id, cancel))),
            .. await Own(db, id, cancel),
            Field(nameof(Relationship.CircleId), circle?.Name),
            Field(nameof(Relationship.MetOn), mine?.MetOn is { } met ? say.Partial(met) : null),
            Field(nameof(Relationship.HowMet), mine?.HowMet),
            Field(nameof(Relationship.Notes), mine?.Notes),
            new Said(
                "",
                say["In this book since"],
                say.Day(DateOnly.FromDateTime(person.Origin.At.UtcDateTime), default)
            ),
        ];

        Said One(string field, string? text) => Field(field, text) with { IsOneOnly = true };

        Said Field(string field, string? text) => new(field, FieldWords.Of(field, say), text ?? "");
    }

    private static async Task<string> Work(TilthDb db, Guid id, CancellationToken cancel)
    {
        var posts = await (
            from post in db.Affiliations()
            where post.PersonId == id
            orderby post.IsPast, post.Id
            select new
            {
                post.Title,
                Where = db.Organisations()
                    .Where(row => row.Id == post.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancel);
        return string.Join('\n', posts.Select(post => WorkLine.Of(post.Title, post.Where)).Distinct());
    }

    private static async Task<IEnumerable<Said>> Own(TilthDb db, Guid id, CancellationToken cancel)
    {
        var entries = await OwnFields.Entries(db, id, cancel);
        var names = await db.CustomFields().ToDictionaryAsync(field => field.Id, field => field.Name, cancel);
        return entries.Select(entry => new Said($"{entry.FieldId}", names[entry.FieldId], entry.Text ?? "", true));
    }
}
