using CsCheck;

namespace Tilth.Matching.Tests;

/// <summary>Records of a small world, in which much is shared and much is slightly wrong.</summary>
internal static class RandomBooks
{
    private static readonly Gen<string> Given = Gen.OneOf(
        "Robert",
        "Bob",
        "Rob",
        "R.",
        "Ana",
        "Anna",
        "Ann",
        "Zoë",
        ""
    );

    private static readonly Gen<string> Family = Gen.OneOf(
        "Berg",
        "Bergh",
        "Mills",
        "Berg-Mills",
        "Núñez",
        "Nunez",
        "Bob",
        ""
    );

    private static readonly Gen<string[]> Emails = Some(
        Gen.OneOf(
            "r.berg@gmail.com",
            "rberg@googlemail.com",
            "ana7@seed.example",
            "ana7@plot.example",
            "info@seed.example",
            "x"
        )
    );

    private static readonly Gen<string[]> Phones = Some(
        Gen.OneOf("+44 20 7946 0958", "020 7946 0958", "020 7946 0959", "7946 0958 x2", "12")
    );

    private static readonly Gen<PartialDay?> Birthday = Gen.Select(
        Part(1980),
        Part(2),
        Part(2),
        Gen.Bool,
        PartialDay? (year, month, day, known) => known ? new PartialDay(year, month, day) : null
    );

    public static readonly Gen<MatchRecord> Record = Gen.Select(
        Gen.Select(Given, Family, Gen.OneOf("", "M.", "Maria"), Gen.OneOf("", "Jr", "Sr"))
            .Select(name => new PersonName(name.Item1, name.Item2, name.Item3, name.Item4))
            .Array[0, 2],
        Emails,
        Phones,
        Birthday,
        Some(Gen.OneOf("Sowing", "Sowing Green", "Harrow End")),
        Some(Gen.OneOf("Seed Ltd", "Seed", "Seed & Plot Partners")),
        Some(Gen.OneOf("Bobby", "Annie")),
        Some(Gen.OneOf("card-1", "card-2")),
        (names, emails, phones, birthday, places, organisations, nicknames, uids) =>
            new MatchRecord
            {
                Names = names,
                Emails = emails,
                Phones = phones,
                Birthday = birthday,
                Places = places,
                Organisations = organisations,
                Nicknames = nicknames,
                Uids = uids,
            }
    );

    private static Gen<int?> Part(int first) => Gen.Int[0, 2].Select(int? (part) => part == 0 ? null : first + part);

    private static Gen<string[]> Some(Gen<string> value) =>
        Gen.Frequency((3, value.Array[0]), (3, value.Array[1]), (1, value.Array[2]));
}
