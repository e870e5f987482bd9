using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>The facts of a person as fields of a form, back again, and the merge of two forms over what both began with.</summary>
internal static class PersonForm
{
    public static EditPerson.Form Of(Person person)
    {
        var address = person.Addresses.FirstOrDefault();
        return new EditPerson.Form
        {
            Version = person.Version,
            Name = person.DisplayName,
            Given = person.Name.Given,
            Family = person.Name.Family,
            Nicknames = Blank.ToNull(string.Join(", ", person.Nicknames)),
            Pronouns = person.Pronouns,
            FormOfAddress = person.FormOfAddress,
            Emails = FactLines.Write(person.Emails),
            Phones = FactLines.Write(person.Phones.Select(phone => phone.Typed)),
            Links = FactLines.Write(person.Links),
            Street = address?.Street,
            City = address?.Locality,
            PostalCode = address?.PostalCode,
            Country = address?.Country,
            Birthday = person.Birthday?.ToString(),
            Around = FactLines.Write(person.Related),
            About = person.About,
            Rest = person.Rest,
        };
    }

    /// <summary>The form as it was at an earlier version: each changed field from the first image after it.</summary>
    public static async Task<EditPerson.Form> At(TilthDb db, Person person, long version)
    {
        var then = (Person)db.Entry(person).CurrentValues.ToObject();
        var later = await db.Set<Change>()
            .Where(change => change.RecordId == person.Id && change.Position > version && change.Before != null)
            .OrderByDescending(change => change.Position)
            .Select(change => change.Before!)
            .ToListAsync();
        var entry = db.Entry(then);
        foreach (var field in Image.Fields(entry.Metadata))
        {
            foreach (var image in later.Select(Image.Parse).Where(image => image.ContainsKey(field.Name)))
                entry.Property(field).CurrentValue = Image.Read(field, image[field.Name]);
        }
        return Of(then);
    }

    /// <summary>What to save: my change where I changed, theirs where only they did; and where both did, what theirs is.</summary>
    public static (EditPerson.Form Form, IReadOnlyDictionary<string, string> Theirs) Merge(
        EditPerson.Form shown,
        EditPerson.Form mine,
        EditPerson.Form theirs
    )
    {
        var clashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var field in typeof(EditPerson.Form)
                .GetProperties()
                .Where(field => field.Name != nameof(EditPerson.Form.Version))
        )
        {
            var (was, me, them) = (Text(shown), Text(mine), Text(theirs));
            if (me == was)
                field.SetValue(mine, field.GetValue(theirs));
            else if (them != was && them != me)
                clashes[field.Name] = them;

            string Text(EditPerson.Form form) =>
                field.GetValue(form)?.ToString()?.ReplaceLineEndings("\n").Trim() ?? "";
        }
        return (mine, clashes);
    }

    /// <summary>Sets what differs, so that a list which the form shows by its values keeps its labels and parameters.</summary>
    public static void Apply(EditPerson.Form form, EditPerson.Form was, Person person)
    {
        if ((form.Name, form.Given, form.Family) != (was.Name, was.Given, was.Family))
            person.CallIt(
                form.Name,
                person.Name with
                {
                    Given = Blank.ToNull(form.Given),
                    Family = Blank.ToNull(form.Family),
                }
            );
        if (form.Nicknames != was.Nicknames)
            person.IsAlsoCalled([
                .. (form.Nicknames ?? "").Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                ),
            ]);
        person.IsAddressed(Blank.ToNull(form.Pronouns), Blank.ToNull(form.FormOfAddress));
        var typed = person.Phones.Select(phone => phone.Typed).ToList();
        person.IsReachedBy(
            FactLines.Read(form.Emails, person.Emails),
            [.. FactLines.Read(form.Phones, typed).Select(Phones.Of)]
        );
        person.IsFoundAt(Addresses(form, was, person), FactLines.Read(form.Links, person.Links), person.Messengers);
        person.HasAround(FactLines.Read(form.Around, person.Related), person.Anniversary);
        person.IsBorn(PartialDate.TryParse(form.Birthday, out var date) ? date : null);
        person.IsDescribed(Blank.ToNull(form.About));
        person.IsAtRest(form.Rest);
    }

    /// <summary>The form shows the first address; the others stay as they are.</summary>
    private static IReadOnlyList<PostalAddress> Addresses(EditPerson.Form form, EditPerson.Form was, Person person)
    {
        if (
            (form.Street, form.City, form.PostalCode, form.Country)
            == (was.Street, was.City, was.PostalCode, was.Country)
        )
            return person.Addresses;
        var first = (person.Addresses.FirstOrDefault() ?? new PostalAddress()) with
        {
            Street = Blank.ToNull(form.Street),
            Locality = Blank.ToNull(form.City),
            PostalCode = Blank.ToNull(form.PostalCode),
            Country = Blank.ToNull(form.Country),
        };
        return first == new PostalAddress() ? [.. person.Addresses.Skip(1)] : [first, .. person.Addresses.Skip(1)];
    }
}
