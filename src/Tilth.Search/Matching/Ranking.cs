namespace Tilth.Search;

/// <summary>
/// What a match is worth. Each word of the query contributes the best of its matches; a hit's score is the sum. A true match
/// is worth more than any nickname, that more than any typing error; below that an exact word beats a prefix in the same
/// field, and fields weigh in the order of <see cref="SearchField"/>.
/// </summary>
internal static class Ranking
{
    public const int Kinds = 6;

    /// <summary>Added when the query says a whole name of several words and nothing else.</summary>
    public const int WholeName = 25;

    private const int TrueMatch = 20_000;
    private const int NicknameMatch = 10_000;

    private static readonly int[] Leading = Table(leads: true);
    private static readonly int[] Following = Table(leads: false);
    private static readonly (MatchKind Kind, Slot Slot)[] LeadingOrder = Order(Leading);
    private static readonly (MatchKind Kind, Slot Slot)[] FollowingOrder = Order(Following);

    //                                        Name: only, first, later; Nickname, Organisation, Email, Phone, Label, Place, Note
    private static ReadOnlySpan<byte> ExactPoints => [130, 110, 100, 95, 85, 82, 76, 66, 56, 46];
    private static ReadOnlySpan<byte> PrefixPoints => [80, 80, 75, 70, 60, 55, 50, 40, 35, 20];

    /// <summary>
    /// The worth of one word, 0 if such a match does not count; <paramref name="leads"/> says whether it is the first word of
    /// the query, which alone earns the start of a name.
    /// </summary>
    public static int Worth(MatchKind kind, Slot slot, bool leads) =>
        (leads ? Leading : Following)[(int)kind * Slots.Count + (int)slot];

    /// <summary>The kinds and slots that count, by falling worth.</summary>
    public static ReadOnlySpan<(MatchKind Kind, Slot Slot)> Falling(bool leads) =>
        leads ? LeadingOrder : FollowingOrder;

    /// <summary>0 true, 1 nickname, 2 typing error: a match of a lower number is always worth more.</summary>
    public static int Level(MatchKind kind) =>
        kind <= MatchKind.Within ? 0
        : kind == MatchKind.Nickname ? 1
        : 2;

    private static int[] Table(bool leads)
    {
        var table = new int[Kinds * Slots.Count];
        for (var i = 0; i < table.Length; i++)
        {
            var (kind, slot) = ((MatchKind)(i / Slots.Count), (Slot)(i % Slots.Count));
            table[i] = Points(kind, leads || !Slots.IsName(slot) ? (int)slot : (int)Slot.NameLater, slot);
        }
        return table;
    }

    private static int Points(MatchKind kind, int at, Slot slot) =>
        kind switch
        {
            MatchKind.Exact => TrueMatch + ExactPoints[at],
            MatchKind.Prefix => TrueMatch + PrefixPoints[at],
            MatchKind.Within => slot == Slot.Phone ? TrueMatch + PrefixPoints[at] - 5 : 0,
            MatchKind.Nickname => slot <= Slot.Nickname ? NicknameMatch + ExactPoints[at] : 0,
            MatchKind.TypoExact => ExactPoints[at],
            MatchKind.TypoPrefix => PrefixPoints[at],
        };

    private static (MatchKind Kind, Slot Slot)[] Order(int[] table) =>
        [
            .. Enumerable
                .Range(0, table.Length)
                .Where(i => table[i] > 0)
                .OrderByDescending(i => table[i])
                .Select(i => ((MatchKind)(i / Slots.Count), (Slot)(i % Slots.Count))),
        ];
}
