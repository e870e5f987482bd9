namespace Tilth.Matching;

/// <summary>Compares the values of one field of two records. For one thread.</summary>
/// <param name="terms">Their texts.</param>
/// <param name="frequencies">How many have which.</param>
/// <param name="cache">Remembers how texts compared; null where few are compared.</param>
internal sealed class Comparator(TermTables terms, Frequencies frequencies, LevelCache? cache)
{
    /// <summary>
    /// The nearest two of the values of a field; of several that are the same, the rarest, whatever their order. Time is the
    /// product of their numbers.
    /// </summary>
    public Best Nearest(MatchField field, ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var best = Best.Unknown;
        foreach (var value in one)
        {
            foreach (var another in other)
            {
                var (first, second) = (Profile.Term(value), Profile.Term(another));
                var level = Level(field, first, second);
                if (
                    level > best.Level
                    || (level == best.Level && level >= Agreement.Swapped && IsRarer(field, first, second, best))
                )
                {
                    best = new Best(level, first, second);
                }
            }
        }
        return best;
    }

    /// <summary>The given names of two records, to which what they are called counts as well, and is a variant at best.</summary>
    public Best Called(Best best, ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var nick = Profile.Of(one, MatchField.Nickname);
        var otherNick = Profile.Of(other, MatchField.Nickname);
        var given = Profile.Of(one, MatchField.GivenName);
        var otherGiven = Profile.Of(other, MatchField.GivenName);
        best = Variant(best, Nearest(MatchField.GivenName, given, otherNick));
        best = Variant(best, Nearest(MatchField.GivenName, nick, otherGiven));
        return Variant(best, Nearest(MatchField.GivenName, nick, otherNick));
    }

    /// <summary>
    /// The given name of each as family name of the other: both equal, or one near where the other is equal. Else unknown.
    /// </summary>
    public (Best Given, Best Family) Swapped(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var forth = Nearest(
            MatchField.FamilyName,
            Profile.Of(one, MatchField.GivenName),
            Profile.Of(other, MatchField.FamilyName)
        );
        var back = Nearest(
            MatchField.FamilyName,
            Profile.Of(one, MatchField.FamilyName),
            Profile.Of(other, MatchField.GivenName)
        );
        if (forth.Level < Agreement.Close || back.Level < Agreement.Close)
        {
            return (Best.Unknown, Best.Unknown);
        }
        // Which of the two is called the given name must not depend on which record is the first.
        var isGiven = forth.Level == Agreement.Equal && (back.Level != Agreement.Equal || IsBefore(forth, back));
        if (!isGiven && back.Level != Agreement.Equal)
        {
            return (Best.Unknown, Best.Unknown);
        }
        forth = forth with { Level = Agreement.Swapped };
        back = back with { Level = Agreement.Swapped };
        return isGiven ? (forth, back) : (back, forth);
    }

    private bool IsBefore(Best one, Best other) =>
        terms.Text(TermKind.Name, one.First).SequenceCompareTo(terms.Text(TermKind.Name, other.First)) <= 0;

    private bool IsRarer(MatchField field, int first, int second, Best best) =>
        frequencies.Holders(field, first, second) < frequencies.Holders(field, best.First, best.Second);

    private static Best Variant(Best best, Best called) =>
        called.Level is Agreement.Equal or Agreement.Variant
            ? best.Or(Agreement.Variant, called.First, called.Second)
            : best;

    private Agreement Level(MatchField field, int one, int other)
    {
        if (field == MatchField.Birthday)
        {
            return ReachComparison.Birthday(one, other);
        }
        if (one == other)
        {
            return field == MatchField.Email && EmailForm.IsRole(terms.Text(TermKind.Email, one))
                ? Agreement.Shared
                : Agreement.Equal;
        }
        if (
            field is MatchField.Email or MatchField.Phone or MatchField.Organisation
            && !terms.MayBeNear(TermKinds.Of(field), one, other)
        )
        {
            return Agreement.Different;
        }
        if (cache is null)
        {
            return OfTexts(field, one, other);
        }
        if (!cache.TryGet(field, one, other, out var level))
        {
            level = OfTexts(field, one, other);
            cache.Set(field, one, other, level);
        }
        return level;
    }

    private Agreement OfTexts(MatchField field, int one, int other)
    {
        var kind = TermKinds.Of(field);
        var first = terms.Text(kind, one);
        var second = terms.Text(kind, other);
        return field switch
        {
            MatchField.GivenName => NameComparison.Given(first, second, terms.Traits(one), terms.Traits(other)),
            MatchField.FamilyName => NameComparison.Family(first, second),
            MatchField.AdditionalName => NameComparison.Additional(first, second),
            MatchField.Email => ReachComparison.Email(first, second),
            MatchField.Phone => ReachComparison.Phone(first, second),
            MatchField.Organisation => PlaceComparison.Organisation(first, second),
            MatchField.Place => PlaceComparison.Place(first, second),
            MatchField.Street => PlaceComparison.Street(first, second),
            MatchField.Postcode => PlaceComparison.Postcode(first, second),
            MatchField.Suffix => Agreement.Different,
            // Somebody has many pages and cards; that two differ says nothing.
            _ => Agreement.Unknown,
        };
    }
}
