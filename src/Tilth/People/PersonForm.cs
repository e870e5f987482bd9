using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>The facts of a person as fields of a form, back again, and the merge of two forms over what both began with.</summary>
internal static class PersonForm
{
    /// <summary>The labels and the fields of the book's own are rows beside the person, and are merged as such.</summary>
    private static readonly string[] OnTheirOwn =
    [
        nameof(EditPerson.Form.Version),
        nameof(EditPerson.Form.Labels),
        nameof(EditPerson.Form.LabelsWere),
        nameof(EditPerson.Form.Own),
    ];

    public static EditPerson.Form Of(Person person)
    {
        return new EditPerson.Form
        {
            Version = person.Version,
            Name = person.DisplayName,
            Prefix = person.Name.Prefix,
            Given = person.Name.Given,
            Additional = person.Name.Additional,
            Family = person.Name.Family,
            SecondFamily = person.Name.SecondFamily,
            Suffix = person.Name.Suffix,
            PhoneticGiven = person.Name.PhoneticGiven,
            PhoneticFamily = person.Name.PhoneticFamily,
            Nicknames = Blank.ToNull(string.Join(", ", person.Nicknames)),
            Pronouns = person.Pronouns,
            FormOfAddress = person.FormOfAddress,
            Emails = FactLines.Write(person.Emails),
            Phones = FactLines.Write(person.Phones.Select(phone => phone.Typed)),
            Links = FactLines.Write(person.Links),
            Messengers = FactLines.Write(person.Messengers),
            Addresses = [.. person.Addresses.Select(AddressFields.Of)],
            Birthday = person.Birthday?.ToString(),
            Anniversary = person.Anniversary?.ToString(),
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
                .Where(field => !OnTheirOwn.Contains(field.Name, StringComparer.Ordinal))
        )
        {
            var (was, me, them) = (Text(shown), Text(mine), Text(theirs));
            if (me == was)
                field.SetValue(mine, field.GetValue(theirs));
            else if (them != was && them != me)
                clashes[field.Name] = them;

            string Text(EditPerson.Form form) => Words(field.GetValue(form)).ReplaceLineEndings("\n").Trim();
        }
        return (mine, clashes);
    }

    private static string Words(object? value) =>
        value is IEnumerable<AddressFields> addresses ? AddressFields.Text(addresses) : value?.ToString() ?? "";

    /// <summary>Where the shown name was what its parts make, either follows the other.</summary>
    private static void CallIt(string shown, NameParts parts, Person person)
    {
        var follows = person.Name.Joined() == person.DisplayName;
        if (follows && shown == person.DisplayName)
            shown = parts.Joined() ?? shown;
        else if (follows && parts == person.Name)
            parts = NameSplitter.Again(shown, parts);
        person.CallIt(shown, parts);
    }

    /// <summary>Sets what differs, so that a list which the form shows by its values keeps its labels and parameters.</summary>
    public static void Apply(EditPerson.Form form, EditPerson.Form was, Person person)
    {
        var name = person.Name with
        {
            Prefix = Blank.ToNull(form.Prefix),
            Given = Blank.ToNull(form.Given),
            Additional = Blank.ToNull(form.Additional),
            Family = Blank.ToNull(form.Family),
            SecondFamily = Blank.ToNull(form.SecondFamily),
            Suffix = Blank.ToNull(form.Suffix),
            PhoneticGiven = Blank.ToNull(form.PhoneticGiven),
            PhoneticFamily = Blank.ToNull(form.PhoneticFamily),
        };
        if (form.Name != was.Name || name != person.Name)
            CallIt(form.Name, name, person);
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
        person.IsFoundAt(
            AddressFields.Text(form.Addresses) == AddressFields.Text(was.Addresses)
                ? person.Addresses
                : AddressFields.Read(form.Addresses, person.Addresses),
            FactLines.Read(form.Links, person.Links),
            FactLines.Read(form.Messengers, person.Messengers)
        );
        person.HasAround(FactLines.Read(form.Around, person.Related), SaidDate.Read(form.Anniversary));
        person.IsBorn(SaidDate.Read(form.Birthday));
        person.IsDescribed(Blank.ToNull(form.About));
        person.IsAtRest(form.Rest);
    }
}
