namespace Tilth.Matching;

/// <summary>
/// How surprising it is that two strangers share a value, in bits: the adjustment of weights by the frequency of values
/// (Newcombe 1959, Winkler 1989). Seldom values in a small book are not as rare as they look there, so each field begins with
/// what is known of the world: a number of strangers who stand behind the book, and how many of them have a value that
/// nobody else in the book has.
/// </summary>
internal static class Rarity
{
    private const float Most = 26;

    /// <summary>The bits of a value that two records share, in one spelling or two; then the more frequent counts.</summary>
    /// <param name="field">A field whose equality depends on the value.</param>
    /// <param name="frequencies">How many have what.</param>
    /// <param name="best">The value.</param>
    /// <param name="beside">How many of its holders are the pair itself: 2, or 1 where one of them only asks.</param>
    public static float Of(MatchField field, Frequencies frequencies, Best best, int beside)
    {
        if (field == MatchField.Birthday)
        {
            return Birthday(BirthdayTerm.Common(best.First, best.Second));
        }
        var (holders, strangers) = Behind(field);
        var others = Math.Max(0, frequencies.Holders(field, best.First, best.Second) - beside);
        return Math.Min(Most, MathF.Log2((frequencies.With(field) + strangers) / (others + holders)));
    }

    // Days of the year are about equally likely, and so are the years of one working life; but the first of January is also
    // what many programs write where only the year is known.
    private static float Birthday(int term)
    {
        var year = BirthdayTerm.Year(term) > 0 ? 5.6f : 0;
        if (BirthdayTerm.Month(term) == 1 && BirthdayTerm.Day(term) == 1)
        {
            return year + 2;
        }
        return year + (BirthdayTerm.Month(term) > 0 ? 3.6f : 0) + (BirthdayTerm.Day(term) > 0 ? 4.9f : 0);
    }

    private static (float Holders, float Strangers) Behind(MatchField field) =>
        field switch
        {
            MatchField.GivenName or MatchField.Nickname => (1f, 150),
            MatchField.FamilyName => (.8f, 500),
            MatchField.AdditionalName => (1f, 100),
            MatchField.Organisation => (1f, 200),
            MatchField.Email => (.05f, 1000),
            MatchField.Phone => (.1f, 1000),
            MatchField.Place => (1f, 20),
            MatchField.Street => (.5f, 500),
            MatchField.Postcode => (1f, 200),
            MatchField.Uid => (.01f, 1000),
            MatchField.Link => (.1f, 500),
            _ => (1f, 2),
        };
}
