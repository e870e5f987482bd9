namespace Tilth.Matching;

/// <summary>
/// The blocks of a record: two records are compared only where they have one in common. Several kinds, so that an error in one
/// value leaves the others; what is written here decides which pairs can be found at all.
/// </summary>
internal sealed partial class BlockingKeys
{
    private readonly TermTables _terms;
    private readonly List<ulong> _given = [];
    private readonly bool[] _wanted = new bool[BlockKinds.Count];

    /// <summary>Keys of all kinds.</summary>
    public BlockingKeys(TermTables terms)
        : this(terms, Enum.GetValues<BlockKind>()) { }

    /// <summary>Keys of some kinds.</summary>
    public BlockingKeys(TermTables terms, ReadOnlySpan<BlockKind> kinds)
    {
        _terms = terms;
        foreach (var kind in kinds)
        {
            _wanted[(int)kind] = true;
        }
    }

    /// <summary>The blocks of a record, each once.</summary>
    public void Coarse(ReadOnlySpan<uint> profile, List<BlockKey> into)
    {
        into.Clear();
        foreach (var value in profile)
        {
            AddReach(Profile.Field(value), Profile.Term(value), into);
        }
        GivenCodes(profile);
        var given = Profile.Of(profile, MatchField.GivenName);
        var family = Profile.Of(profile, MatchField.FamilyName);
        foreach (var name in family)
        {
            ref readonly var traits = ref _terms.Traits(Profile.Term(name));
            AddNames(given, Profile.Term(name), traits, into);
        }
        foreach (var organisation in Profile.Of(profile, MatchField.Organisation))
        {
            AddGiven(BlockKind.Colleague, organisation, into);
        }
        foreach (var postcode in Profile.Of(profile, MatchField.Postcode))
        {
            AddGiven(BlockKind.Neighbour, postcode, into);
            foreach (var name in family)
            {
                Add(BlockKind.Neighbour, postcode, _terms.Traits(Profile.Term(name)).Sound, into);
            }
        }
        AddBirthday(profile, given, family, into);
    }

    /// <summary>The finer blocks of a record within one that was split.</summary>
    public void Finer(BlockKey block, ReadOnlySpan<uint> profile, List<BlockKey> into)
    {
        into.Clear();
        if (BlockKinds.IsSplitByNames(block.Kind))
        {
            GivenCodes(profile);
            foreach (var code in _given)
            {
                Add(block.Kind, block.Key, code, into);
            }
            foreach (var name in Profile.Of(profile, MatchField.FamilyName))
            {
                Add(block.Kind, block.Key, _terms.Traits(Profile.Term(name)).Sound, into);
            }
            return;
        }
        foreach (var value in profile)
        {
            if (
                Profile.Field(value)
                is MatchField.Organisation
                    or MatchField.Place
                    or MatchField.Postcode
                    or MatchField.Birthday
                    or MatchField.AdditionalName
            )
            {
                Add(block.Kind, block.Key, value, into);
            }
        }
    }

    private void AddNames(ReadOnlySpan<uint> given, int family, in NameTraits traits, List<BlockKey> into)
    {
        foreach (var name in given)
        {
            var sound = _terms.Traits(Profile.Term(name)).Sound;
            Add(BlockKind.Sounds, Math.Min(sound, traits.Sound), Math.Max(sound, traits.Sound), into);
            Add(BlockKind.Initial, traits.Sound, Initial(Profile.Term(name)), into);
        }
        AddGiven(BlockKind.Name, traits.Sound, into);
        AddGiven(BlockKind.Head, traits.Head, into);
        AddGiven(BlockKind.Tail, traits.Tail, into);
    }

    private void AddBirthday(
        ReadOnlySpan<uint> profile,
        ReadOnlySpan<uint> given,
        ReadOnlySpan<uint> family,
        List<BlockKey> into
    )
    {
        foreach (var day in Profile.Of(profile, MatchField.Birthday))
        {
            if (!BirthdayTerm.IsWhole(Profile.Term(day)))
            {
                continue;
            }
            foreach (var name in given)
            {
                Add(BlockKind.Birthday, day, Initial(Profile.Term(name)), into);
            }
            foreach (var name in family)
            {
                Add(BlockKind.Birthday, day, Initial(Profile.Term(name)), into);
            }
        }
    }

    // A given name stands for all families of nicknames that it belongs to, else for itself.
    private void GivenCodes(ReadOnlySpan<uint> profile)
    {
        _given.Clear();
        foreach (var value in profile)
        {
            if (Profile.Field(value) is MatchField.GivenName or MatchField.Nickname)
            {
                ref readonly var traits = ref _terms.Traits(Profile.Term(value));
                foreach (var family in traits.Families)
                {
                    _given.Add((ulong)family);
                }
                if (traits.Families.Length == 0)
                {
                    _given.Add(traits.Text);
                }
            }
        }
    }

    private void AddGiven(BlockKind kind, ulong with, List<BlockKey> into)
    {
        foreach (var code in _given)
        {
            Add(kind, with, code, into);
        }
    }

    private ulong Initial(int name) => _terms.Text(TermKind.Name, name)[0];

    private void Add(BlockKind kind, ulong one, ulong other, List<BlockKey> into)
    {
        if (!_wanted[(int)kind])
        {
            return;
        }
        var key = new BlockKey(kind, (uint)Mixing.Mix(one, other));
        if (!into.Contains(key))
        {
            into.Add(key);
        }
    }
}
