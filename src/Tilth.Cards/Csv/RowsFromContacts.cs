using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Tilth.Cards;

/// <summary>Writes contacts in the columns that Google reads, as many of each as some contact needs.</summary>
internal static class RowsFromContacts
{
    private sealed record Column(string Header, Func<Contact, string?> Cell);

    // What elsewhere parts cells is quoted too: some programs guess what a table is separated by.
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        ShouldQuote = cell =>
            ConfigurationFunctions.ShouldQuote(cell) || cell.Field?.AsSpan().ContainsAny(';', '\t') == true,
    };

    public static void Write(List<Contact> contacts, TextWriter output)
    {
        var columns = Columns(contacts).ToArray();
        using var csv = new CsvWriter(output, Configuration, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Header);
        csv.NextRecord();
        foreach (var contact in contacts)
        {
            foreach (var column in columns)
                csv.WriteField(CsvGuard.Add(TextEscaping.Clean(column.Cell(contact) ?? "")));
            csv.NextRecord();
        }
    }

    private static IEnumerable<Column> Columns(List<Contact> contacts) =>
        Names()
            .Concat(Works(Most(contacts, contact => contact.Work.Count)))
            .Concat(Others())
            .Concat(Facts(contacts))
            .Concat(Addresses(Most(contacts, contact => contact.Addresses.Count)))
            .Concat(Events(contacts))
            .Concat(Fields(Most(contacts, contact => Kept(contact).Count())))
            .Where(column =>
                column.Header is "Name" or "First Name" or "Last Name"
                || contacts.Exists(contact => !string.IsNullOrEmpty(column.Cell(contact)))
            );

    private static int Most(List<Contact> contacts, Func<Contact, int> count) =>
        contacts.Count == 0 ? 0 : contacts.Max(count);

    private static IEnumerable<Column> Names() =>
        [
            new("Name", contact => contact.DisplayName),
            new("First Name", contact => contact.Name.Given),
            new("Middle Name", contact => contact.Name.Additional),
            new("Last Name", contact => Both(contact.Name.Family, contact.Name.SecondFamily)),
            new("Phonetic First Name", contact => contact.Name.PhoneticGiven),
            new("Phonetic Middle Name", contact => contact.Name.PhoneticAdditional),
            new("Phonetic Last Name", contact => contact.Name.PhoneticFamily),
            new("Name Prefix", contact => contact.Name.Prefix),
            new("Name Suffix", contact => Both(contact.Name.Suffix, contact.Name.Generation)),
            new("Nickname", contact => string.Join(CsvLabels.Separator, contact.Nicknames)),
            new("Pronouns", contact => contact.Pronouns),
        ];

    private static string? Both(string? part, string? later) => later is null ? part : $"{part} {later}".Trim();

    private static IEnumerable<Column> Works(int count) =>
        Enumerable
            .Range(0, count)
            .SelectMany(at =>
                new Column[]
                {
                    new(Numbered("Organization", at, "Name"), contact => At(contact.Work, at)?.Organisation),
                    new(Numbered("Organization", at, "Title"), contact => At(contact.Work, at)?.Title),
                    new(
                        Numbered("Organization", at, "Department"),
                        contact => string.Join(CsvLabels.Separator, At(contact.Work, at)?.Units ?? [])
                    ),
                    new(Numbered("Organization", at, "Job Description"), contact => At(contact.Work, at)?.Role),
                }
            );

    private static IEnumerable<Column> Others() =>
        [
            new("Birthday", contact => contact.Birthday?.ToString()),
            new("Notes", contact => contact.Note),
            new("Photo", contact => contact.Photo?.Uri),
            new("Labels", contact => Labelled(contact.Categories)),
            new("Connected On", contact => contact.ConnectedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("UID", contact => contact.Uid),
        ];

    /// <summary>A single one gets the separator behind it, so that its commas and semicolons are not taken for one.</summary>
    private static string? Labelled(IReadOnlyList<string> categories) =>
        categories.Count == 1 && categories[0].AsSpan().ContainsAny(';', ',')
            ? categories[0] + CsvLabels.Separator
            : string.Join(CsvLabels.Separator, categories);

    private static IEnumerable<Column> Facts(List<Contact> contacts)
    {
        (string Name, Func<Contact, IReadOnlyList<Fact>> Facts)[] kinds =
        [
            ("E-mail", contact => contact.Emails),
            ("Phone", contact => contact.Phones),
            ("Website", contact => contact.Links),
            ("Relation", contact => contact.Related),
        ];
        foreach (var (name, facts) in kinds)
            for (var at = 0; at < Most(contacts, contact => facts(contact).Count); at++)
            {
                var index = at;
                yield return new(
                    Numbered(name, at, "Label"),
                    contact =>
                        At(facts(contact), index) is { } fact ? CsvLabels.Write(fact.Labels, fact.Preferred) : null
                );
                yield return new(Numbered(name, at, "Value"), contact => At(facts(contact), index)?.Value);
            }
        for (var at = 0; at < Most(contacts, contact => contact.Messengers.Count); at++)
        {
            var index = at;
            yield return new(
                Numbered("IM", at, "Service"),
                contact =>
                    At(contact.Messengers, index) is { } fact ? CsvLabels.Write(fact.Labels, fact.Preferred) : null
            );
            yield return new(Numbered("IM", at, "Value"), contact => At(contact.Messengers, index)?.Value);
        }
    }

    private static IEnumerable<Column> Addresses(int count) =>
        Enumerable
            .Range(0, count)
            .SelectMany(at =>
                new Column[]
                {
                    new(
                        Numbered("Address", at, "Label"),
                        contact =>
                            At(contact.Addresses, at) is { } address
                                ? CsvLabels.Write(address.Labels, address.Preferred)
                                : null
                    ),
                    new(Numbered("Address", at, "Street"), contact => At(contact.Addresses, at)?.Street),
                    new(Numbered("Address", at, "Extended Address"), contact => At(contact.Addresses, at)?.Extended),
                    new(Numbered("Address", at, "City"), contact => At(contact.Addresses, at)?.Locality),
                    new(Numbered("Address", at, "PO Box"), contact => At(contact.Addresses, at)?.PostBox),
                    new(Numbered("Address", at, "Region"), contact => At(contact.Addresses, at)?.Region),
                    new(Numbered("Address", at, "Postal Code"), contact => At(contact.Addresses, at)?.PostalCode),
                    new(Numbered("Address", at, "Country"), contact => At(contact.Addresses, at)?.Country),
                }
            );

    private static IEnumerable<Column> Events(List<Contact> contacts) =>
        contacts.Exists(contact => contact.Anniversary is not null)
            ?
            [
                new("Event 1 - Label", contact => contact.Anniversary is null ? null : "Anniversary"),
                new("Event 1 - Value", contact => contact.Anniversary?.ToString()),
            ]
            : [];

    private static IEnumerable<Column> Fields(int count) =>
        Enumerable
            .Range(0, count)
            .SelectMany(at =>
                new Column[]
                {
                    new(
                        Numbered("Custom Field", at, "Label"),
                        contact =>
                            Kept(contact).ElementAtOrDefault(at) is { Parameters: [{ Values: [var name, ..] }, ..] }
                                ? name
                                : null
                    ),
                    new(
                        Numbered("Custom Field", at, "Value"),
                        contact =>
                            Kept(contact).ElementAtOrDefault(at) is { } field
                                ? TextEscaping.Unescape(field.Value)
                                : null
                    ),
                }
            );

    private static IEnumerable<CardProperty> Kept(Contact contact) =>
        contact.Rest.Where(property => property.Name is AddressBookCsv.FieldProperty);

    private static string Numbered(string name, int at, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {at + 1} - {part}");

    private static T? At<T>(IReadOnlyList<T> list, int at)
        where T : class => at < list.Count ? list[at] : null;
}
