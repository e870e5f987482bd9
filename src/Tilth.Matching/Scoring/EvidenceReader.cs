namespace Tilth.Matching;

/// <summary>Reads the evidence of pairs. For one thread.</summary>
/// <param name="terms">The texts; for a question with its own in front.</param>
/// <param name="frequencies">How many have what.</param>
/// <param name="beside">See <see cref="Rarity.Of"/>.</param>
/// <param name="cache">Worth its memory where many pairs are read; null for few.</param>
internal sealed class EvidenceReader(TermTables terms, Frequencies frequencies, int beside, LevelCache? cache = null)
{
    // From so many holders on, a telephone is that of a house.
    private const int FewestOfHouse = 6;

    // A shorter name stands in an address by chance.
    private const int FewestOfName = 3;

    private readonly Comparator _comparator = new(terms, frequencies, cache);
    private readonly Best[] _best = new Best[Levels.Fields];

    /// <summary>What a pair shows. About linear in the number of their values.</summary>
    public Evidence Of(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var fields = Compare(one, other);
        var evidence = new Evidence();
        for (; fields != 0; fields &= fields - 1)
        {
            var field = (MatchField)System.Numerics.BitOperations.TrailingZeroCount(fields);
            evidence = Add(evidence, field, _best[(int)field]);
        }
        return evidence;
    }

    /// <summary>The same, field by field, with the values that compared best.</summary>
    public IReadOnlyList<(MatchField Field, Best Best, Evidence Evidence)> Each(
        ReadOnlySpan<uint> one,
        ReadOnlySpan<uint> other
    )
    {
        var fields = Compare(one, other);
        var all = new List<(MatchField, Best, Evidence)>();
        for (var field = MatchField.GivenName; field <= MatchField.Link; field++)
        {
            var evidence = (fields >> (int)field & 1) == 0 ? default : Add(default, field, _best[(int)field]);
            if (evidence.Pattern[field] is var level and not Agreement.Unknown)
            {
                all.Add((field, _best[(int)field] with { Level = level }, evidence));
            }
        }
        return all;
    }

    // Both profiles are ordered by field: one walk finds the fields that both have. Tells them as bits.
    private uint Compare(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var (fields, nicknames) = (0u, false);
        int i = 0,
            j = 0;
        while (i < one.Length || j < other.Length)
        {
            var first = i < one.Length ? Profile.Field(one[i]) : (MatchField)Levels.Fields;
            var second = j < other.Length ? Profile.Field(other[j]) : (MatchField)Levels.Fields;
            var field = first < second ? first : second;
            var (from, against) = (i, j);
            i = EndOf(field, one, i);
            j = EndOf(field, other, j);
            nicknames |= field == MatchField.Nickname;
            if (first == second && field != MatchField.Nickname)
            {
                _best[(int)field] = _comparator.Nearest(field, one[from..i], other[against..j]);
                fields |= 1u << (int)field;
            }
        }
        fields = Names(fields, nicknames, one, other);
        if (LevelOf(MatchField.Email, fields) == Agreement.Close && RepeatsNames(fields))
        {
            _best[(int)MatchField.Email] = _best[(int)MatchField.Email] with { Level = Agreement.Different };
        }
        return fields;
    }

    private uint Names(uint fields, bool nicknames, ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var (given, family) = (LevelOf(MatchField.GivenName, fields), LevelOf(MatchField.FamilyName, fields));
        if (nicknames && given != Agreement.Equal)
        {
            var best = given == Agreement.Unknown ? Best.Unknown : _best[(int)MatchField.GivenName];
            _best[(int)MatchField.GivenName] = _comparator.Called(best, one, other);
            fields |= 1u << (int)MatchField.GivenName;
        }
        if (given <= Agreement.Different && family <= Agreement.Different)
        {
            var swapped = _comparator.Swapped(one, other);
            if (swapped.Given != Best.Unknown)
            {
                (_best[(int)MatchField.GivenName], _best[(int)MatchField.FamilyName]) = swapped;
                fields |= 1u << (int)MatchField.GivenName | 1u << (int)MatchField.FamilyName;
            }
        }
        return fields;
    }

    // jon.mill@ and jan.mill@ are no slip apart where one is called Jon and the other Jan: each address says the name once more.
    private bool RepeatsNames(uint fields) =>
        Repeats(MatchField.GivenName, fields) || Repeats(MatchField.FamilyName, fields);

    private bool Repeats(MatchField name, uint fields)
    {
        if (LevelOf(name, fields) is Agreement.Unknown or Agreement.Equal)
        {
            return false;
        }
        var (called, address) = (_best[(int)name], _best[(int)MatchField.Email]);
        return Holds(address.First, called.First) && Holds(address.Second, called.Second);
    }

    private bool Holds(int address, int name) =>
        terms.Text(TermKind.Name, name) is { Length: >= FewestOfName } text
        && EmailForm.Local(terms.Text(TermKind.Email, address)).Contains(text, StringComparison.Ordinal);

    private Agreement LevelOf(MatchField field, uint fields) =>
        (fields >> (int)field & 1) == 0 ? Agreement.Unknown : _best[(int)field].Level;

    private static int EndOf(MatchField field, ReadOnlySpan<uint> profile, int at)
    {
        while (at < profile.Length && Profile.Field(profile[at]) == field)
        {
            at++;
        }
        return at;
    }

    private Evidence Add(Evidence evidence, MatchField field, Best best)
    {
        var level = best.Level;
        if (level == Agreement.Unknown)
        {
            return evidence;
        }
        if (field == MatchField.Phone && level == Agreement.Equal && IsOfHouse(best))
        {
            level = Agreement.Shared;
        }
        var pattern = evidence.Pattern.With(field, level);
        if (!Levels.DependOnValue(field, level))
        {
            return evidence with { Pattern = pattern };
        }
        var rarity = Rarity.Of(field, frequencies, best, beside);
        return new Evidence(
            pattern,
            evidence.Rarity + rarity,
            evidence.OwnRarity + (Levels.AreOwn(field) ? rarity : 0)
        );
    }

    private bool IsOfHouse(Best best) =>
        frequencies.Holders(MatchField.Phone, best.First, best.Second) >= FewestOfHouse;
}
