using CsCheck;

namespace Tilth.Cards.Tests;

/// <summary>Contacts as a reading could have given them, full of what is awkward to write.</summary>
internal static class Contacts
{
    private static readonly string[] Awkward =
    [
        ",",
        ";",
        "\\",
        ":",
        "\"",
        "^",
        "\\n",
        "=",
        "=3D",
        "\u00eb",
        "\u5b89\u85e4",
        "\ud83c\udf3b",
        "'",
        "a",
        "B",
        " b",
        "BEGIN:VCARD",
        "1",
        "--",
        "@",
        "+4",
        "tab\tx",
        "\u0627\u0644",
        "_$!<x",
    ];

    /// <summary>Text of one line, without blanks around it, never empty, and no dash that stands for nothing.</summary>
    public static readonly Gen<string> Line = Gen.OneOf(Awkward)
        .Array[1, 12]
        .Select(parts => string.Concat(parts).Trim())
        .Where(text => text.Trim('-').Length > 0);

    private static readonly Gen<string> Lines = Gen.Select(Line, Line.Array[0, 3])
        .Select((first, more) => string.Join('\n', [first, .. more]));

    private static Gen<string?> Maybe(Gen<string> gen) =>
        Gen.Bool.SelectMany(has => has ? gen.Select(text => (string?)text) : Gen.Const((string?)null));

    private static readonly Gen<PartialDate?> Date = Gen.OneOf(
        Gen.Const((PartialDate?)null),
        Gen.Select(Gen.Int[1605, 2100], Gen.Int[1, 12], Gen.Int[1, 28])
            .Select((y, m, d) => (PartialDate?)new PartialDate(y, m, d)),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 28]).Select((m, d) => (PartialDate?)new PartialDate(null, m, d)),
        Gen.Select(Gen.Int[1000, 2100], Gen.Int[1, 12]).Select((y, m) => (PartialDate?)new PartialDate(y, m, null)),
        Gen.Int[1000, 2100].Select(y => (PartialDate?)new PartialDate(y, null, null))
    );

    private static readonly Gen<CardParameter[]> Parameters = Gen.Select(
            Gen.OneOf("LANGUAGE", "X-SLOT", "ALTID"),
            Line.Array[1, 2]
        )
        .Select((name, values) => new CardParameter(name, values))
        .Array[0, 2];

    // Standard labels stand before others, as they are read.
    private static readonly Gen<string[]> Labels = Gen.Select(
            Gen.OneOf("home", "work", "cell", "fax").Array[0, 2],
            Line.Array[0, 1]
        )
        .Select(
            (standard, own) =>
                standard
                    .Concat(own.Where(label => !label.StartsWith("_$!<", StringComparison.Ordinal)))
                    .Distinct()
                    .ToArray()
        );

    private static Gen<Fact> FactOf(Gen<string> value) =>
        Gen.Select(value, Labels, Gen.Bool, Parameters)
            .Select(
                (text, labels, preferred, parameters) =>
                    new Fact
                    {
                        Value = text,
                        Labels = labels,
                        Preferred = preferred,
                        Parameters = parameters,
                    }
            );

    private static readonly Gen<PostalAddress> Address = Gen.Select(Maybe(Line), Lines, Maybe(Line), Labels, Parameters)
        .Select(
            (city, street, country, labels, parameters) =>
                new PostalAddress
                {
                    Locality = city,
                    Street = street,
                    Country = country,
                    Labels = labels,
                    Parameters = parameters,
                }
        );

    private static readonly Gen<Work> Post = Gen.Select(Line, Line.Array[0, 2], Maybe(Line), Maybe(Line))
        .Select(
            (firm, units, title, role) =>
                new Work
                {
                    Organisation = firm,
                    Units = units,
                    Title = title,
                    Role = role,
                }
        );

    private static readonly Gen<NameParts> Name = Gen.Select(
            Maybe(Line),
            Maybe(Line),
            Maybe(Line),
            Maybe(Line),
            Maybe(Line)
        )
        .Select(
            (given, family, prefix, phonetic, generation) =>
                new NameParts
                {
                    Given = given,
                    Family = family,
                    Prefix = prefix,
                    PhoneticGiven = phonetic,
                    Generation = generation,
                }
        );

    private static readonly Gen<CardProperty> Kept = Gen.Select(
            Gen.OneOf("X-A", "GEO", "x-b"),
            Line,
            Parameters,
            Gen.OneOf<string?>(null, "item1", "g")
        )
        .Select(
            (name, text, parameters, group) =>
                new CardProperty(
                    group,
                    name,
                    parameters,
                    text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
                )
        );

    private static readonly Gen<Photo?> Picture = Gen.OneOf(
        Gen.Const((Photo?)null),
        Gen.Select(Gen.Byte.Array[1, 80], Gen.OneOf("image/jpeg", "image/png", "image/svg+xml", "video/mp4"))
            .Select((bytes, type) => (Photo?)new Photo(bytes, type, null)),
        Gen.Const((Photo?)new Photo(null, null, "https://example.org/a,b;c.png"))
    );

    public static readonly Gen<Contact> Any = Gen.Select(
            Gen.Select(Line, Maybe(Line), Name, Line.Array[0, 2], Maybe(Lines), Maybe(Line), Picture, Date),
            Gen.Select(
                FactOf(Line).Array[0, 3],
                FactOf(Line).Array[0, 2],
                Address.Array[0, 2],
                FactOf(Gen.OneOf("https://example.org/", "http://a.example/x,y;z?q=1")).Array[0, 2],
                FactOf(Line.Select(text => "xmpp:" + text)).Array[0, 2],
                FactOf(Line.Where(text => !text.Contains(':', StringComparison.Ordinal))).Array[0, 2],
                Post.Array[0, 3],
                Kept.Array[0, 3]
            ),
            Date
        )
        .Select(
            (one, many, anniversary) =>
                new Contact
                {
                    DisplayName = one.Item1,
                    Uid = one.Item2,
                    Name = one.Item3,
                    Nicknames = [.. one.Item4.Distinct()],
                    Note = one.Item5,
                    Pronouns = one.Item6,
                    Photo = one.Item7,
                    Birthday = one.Item8,
                    Emails = many.Item1,
                    Phones = many.Item2,
                    Addresses = many.Item3,
                    Links = many.Item4,
                    Messengers = many.Item5,
                    Related = many.Item6,
                    Work = many.Item7,
                    Rest = many.Item8,
                    Anniversary = anniversary,
                    Categories = [.. one.Item4.Distinct().Reverse()],
                    Revision = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
                    ConnectedOn = one.Item8?.Whole,
                }
        );
}
