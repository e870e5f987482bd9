using static Tilth.Matching.Agreement;
using static Tilth.Matching.MatchField;

namespace Tilth.Matching;

/// <summary>
/// What is assumed before any data was seen, and all there is in a small book. Two records of one person differ as address
/// books differ: another import, a new employer, a typing error. Where the level depends on the value, the rate of strangers is
/// that of <see cref="Rarity"/>, and what stands here is not used.
/// </summary>
internal static class PriorRates
{
    /// <summary>Two records of one person: m.</summary>
    public static Rates SamePerson() =>
        new Rates()
            .Set(
                GivenName,
                (Equal, .64),
                (Variant, .14),
                (Initial, .05),
                (Close, .11),
                (Swapped, .01),
                (Different, .05)
            )
            .Set(FamilyName, (Equal, .81), (Close, .08), (Overlapping, .04), (Swapped, .01), (Different, .06))
            .Set(AdditionalName, (Equal, .60), (Initial, .20), (Close, .07), (Overlapping, .03), (Different, .10))
            .Set(Suffix, (Equal, .995), (Different, .005))
            .Set(Organisation, (Equal, .60), (Close, .05), (Overlapping, .05), (Different, .30))
            .Set(Email, (Equal, .48), (Shared, .02), (Variant, .05), (Close, .05), (Different, .40))
            .Set(Phone, (Equal, .58), (Shared, .04), (Close, .03), (Different, .35))
            .Set(Birthday, (Equal, .886), (Compatible, .87), (Close, .10), (Overlapping, .006), (Different, .008))
            .Set(Place, (Equal, .75), (Close, .05), (Overlapping, .03), (Different, .17))
            .Set(Street, (Equal, .60), (Close, .12), (Overlapping, .08), (Different, .20))
            .Set(Postcode, (Equal, .72), (Close, .08), (Different, .20))
            .Set(Uid, (Equal, .98), (Different, .02))
            .Set(Link, (Equal, .98), (Different, .02));

    /// <summary>Two strangers: u.</summary>
    public static Rates Strangers() =>
        new Rates()
            .Set(
                GivenName,
                (Equal, .010),
                (Variant, .006),
                (Initial, .010),
                (Close, .006),
                (Swapped, 1e-5),
                (Different, .968)
            )
            .Set(FamilyName, (Equal, .003), (Close, .003), (Overlapping, .004), (Swapped, 1e-5), (Different, .990))
            .Set(AdditionalName, (Equal, .020), (Initial, .060), (Close, .005), (Overlapping, .005), (Different, .910))
            .Set(Suffix, (Equal, .60), (Different, .40))
            .Set(Organisation, (Equal, .005), (Close, .002), (Overlapping, .010), (Different, .983))
            .Set(Email, (Equal, 1e-5), (Shared, 1e-5), (Variant, 1e-4), (Close, 1e-4), (Different, .9997))
            .Set(Phone, (Equal, 1e-5), (Shared, 1e-5), (Close, 2e-5), (Different, .9999))
            .Set(Birthday, (Equal, 5e-5), (Compatible, 1e-3), (Close, .004), (Overlapping, .14), (Different, .856))
            .Set(Place, (Equal, .040), (Close, .003), (Overlapping, .010), (Different, .947))
            .Set(Street, (Equal, .001), (Close, .001), (Overlapping, .060), (Different, .938))
            .Set(Postcode, (Equal, .005), (Close, .010), (Different, .985))
            .Set(Uid, (Equal, 1e-6), (Different, 1))
            .Set(Link, (Equal, 1e-5), (Different, 1));

    /// <summary>
    /// Two people of one household or office, the class that explains a shared telephone, street or surname with different
    /// given names. (Three classes: Winkler 1993; Larsen and Rubin 2001.)
    /// </summary>
    public static Rates Related() =>
        new Rates()
            .Set(
                GivenName,
                (Equal, .010),
                (Variant, .008),
                (Initial, .015),
                (Close, .008),
                (Swapped, 1e-5),
                (Different, .959)
            )
            .Set(FamilyName, (Equal, .45), (Close, .01), (Overlapping, .03), (Swapped, 1e-4), (Different, .51))
            .Set(AdditionalName, (Equal, .020), (Initial, .060), (Close, .005), (Overlapping, .005), (Different, .910))
            .Set(Suffix, (Equal, .10), (Different, .90))
            .Set(Organisation, (Equal, .50), (Close, .03), (Overlapping, .05), (Different, .42))
            .Set(Email, (Equal, .03), (Shared, .30), (Variant, .005), (Close, .015), (Different, .65))
            .Set(Phone, (Equal, .45), (Shared, .30), (Close, .02), (Different, .23))
            .Set(Birthday, (Equal, 5e-5), (Compatible, 1e-3), (Close, .004), (Overlapping, .14), (Different, .856))
            .Set(Place, (Equal, .80), (Close, .02), (Overlapping, .02), (Different, .16))
            .Set(Street, (Equal, .55), (Close, .08), (Overlapping, .07), (Different, .30))
            .Set(Postcode, (Equal, .70), (Close, .05), (Different, .25))
            .Set(Uid, (Equal, .002), (Different, .998))
            .Set(Link, (Equal, .15), (Different, .85));
}
