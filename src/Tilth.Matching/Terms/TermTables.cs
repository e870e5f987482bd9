namespace Tilth.Matching;

/// <summary>
/// The texts of all records, a table a kind. A question brings texts that no record has: they stand in tables of its own,
/// in front of those of the records, and their numbers have <see cref="OwnBit"/> set.
/// </summary>
internal sealed class TermTables
{
    private const int OwnBit = 1 << 27;

    private readonly TermTable?[] _tables = new TermTable?[TermKinds.Count];
    private readonly TermTables? _behind;
    private NameTraits[] _traits = [];

    /// <summary>Tables of records.</summary>
    public TermTables() { }

    /// <summary>Tables of a question about the records of others; nothing is added to those.</summary>
    public TermTables(TermTables behind) => _behind = behind;

    public int Intern(TermKind kind, ReadOnlySpan<char> text)
    {
        if (_behind?._tables[(int)kind] is { } others && others.Find(text) is var known and >= 0)
        {
            return known;
        }
        var table = _tables[(int)kind] ??= new TermTable();
        var term = table.Intern(text);
        if (kind == TermKind.Name && term >= _traits.Length)
        {
            Array.Resize(ref _traits, Math.Max(16, term * 2));
        }
        if (kind == TermKind.Name && _traits[term].Families is null)
        {
            _traits[term] = NameTraits.Of(text);
        }
        return _behind is null ? term : term | OwnBit;
    }

    public ReadOnlySpan<char> Text(TermKind kind, int term) =>
        IsOther(term) ? _behind!.Text(kind, term) : _tables[(int)kind]!.Text(term & ~OwnBit);

    /// <summary>False only where two texts surely are not near each other; see <see cref="Signature"/>.</summary>
    public bool MayBeNear(TermKind kind, int one, int other) =>
        Signature.MayBeNear(SignatureOf(kind, one), SignatureOf(kind, other));

    public ref readonly NameTraits Traits(int name)
    {
        if (IsOther(name))
        {
            return ref _behind!.Traits(name);
        }
        return ref _traits[name & ~OwnBit];
    }

    /// <summary>Whether no record has the text of a number.</summary>
    public static bool IsOwn(int term) => (term & OwnBit) != 0;

    private ulong SignatureOf(TermKind kind, int term) =>
        IsOther(term) ? _behind!.SignatureOf(kind, term) : _tables[(int)kind]!.Signature(term & ~OwnBit);

    private bool IsOther(int term) => _behind is not null && !IsOwn(term);
}
