namespace Tilth.Matching;

/// <summary>How all fields of a pair compare: the comparison vector of Fellegi and Sunter, four bits a field.</summary>
internal readonly record struct Pattern(ulong Levels)
{
    public Agreement this[MatchField field] => (Agreement)(Levels >> ((int)field * 4) & 15);

    public Pattern With(MatchField field, Agreement level) =>
        new((Levels & ~(15UL << ((int)field * 4))) | (ulong)level << ((int)field * 4));

    /// <summary>
    /// Whether something says plainly that these are two people: birthdays that no slip explains, junior and senior, or two
    /// given names of one household.
    /// </summary>
    public bool IsContradiction() =>
        this[MatchField.Birthday] is Agreement.Different or Agreement.Overlapping
        || this[MatchField.Suffix] == Agreement.Different
        || (
            this[MatchField.GivenName] == Agreement.Different
            && this[MatchField.FamilyName] >= Agreement.Close
            && (this[MatchField.Phone] >= Agreement.Shared || this[MatchField.Street] == Agreement.Equal)
        );
}
