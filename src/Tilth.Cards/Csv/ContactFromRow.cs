namespace Tilth.Cards;

/// <summary>Makes contacts from rows by what their columns hold. Used again for each row; not thread-safe.</summary>
internal sealed partial class ContactFromRow(CsvLook look)
{
    private readonly CsvColumn[] _columns = [.. look.Mapping.Columns];
    private readonly Dictionary<(CsvFieldKind Kind, int Slot), string> _labels = [];
    private readonly SortedDictionary<int, PostalAddress> _addresses = [];
    private readonly SortedDictionary<int, Work> _work = [];
    private readonly string?[] _single = new string?[Enum.GetValues<CsvFieldKind>().Length];
    private readonly List<string> _nicknames = [];
    private readonly List<string> _categories = [];
    private readonly List<Fact>[] _facts =
    [
        [],
        [],
        [],
        [],
        [],
    ];
    private readonly List<CardProperty> _rest = [];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<int, string> _formatted = [];
    private PartialDate? _birthday;
    private PartialDate? _anniversary;
    private DateOnly? _connectedOn;
    private long _line;

    public ReadRow Read(CsvRows row)
    {
        Clear();
        _line = row.Line;
        if (row.Cause is not null)
            _problems.Add(new(_line, Severity.Warning, row.Cause));
        if (row.Count != _columns.Length)
            CheckWidth(row);
        var count = Math.Min(row.Count, _columns.Length);
        for (var at = 0; at < count; at++)
            if (_columns[at].Field.IsLabel)
                _labels[(_columns[at].Field.Kind, _columns[at].Field.Slot)] = CsvGuard.Remove(row[at]).Trim();
        for (var at = 0; at < count; at++)
            if (!_columns[at].Field.IsLabel && _columns[at].Field.Kind != CsvFieldKind.Ignore)
                Take(_columns[at], row[at]);
        TakeBirthdayInParts();
        TakeFormatted();
        var contact = Build();
        if (contact is null)
            _problems.Add(
                new(_line, Severity.Error, "Nothing in this row names anybody: no name, firm, address or number.")
            );
        return new()
        {
            Contact = contact,
            Problems = _problems.Count == 0 ? [] : [.. _problems],
            Line = _line,
        };
    }

    private void CheckWidth(CsvRows row)
    {
        var more = Enumerable
            .Range(_columns.Length, Math.Max(0, row.Count - _columns.Length))
            .Any(at => row[at].Trim().Length > 0);
        if (more)
            _problems.Add(
                new(
                    _line,
                    Severity.Warning,
                    $"The row has {row.Count} columns instead of {_columns.Length}; the last ones were left out."
                )
            );
        else if (row.Count < _columns.Length && look.HasHeader)
            _problems.Add(
                new(
                    _line,
                    Severity.Note,
                    $"The row has {row.Count} columns instead of {_columns.Length}; the missing ones count as empty."
                )
            );
    }

    private void Take(CsvColumn column, string cell)
    {
        if (cell.Length == 0)
            return;
        var raw = TextEscaping.Clean(CsvGuard.Remove(cell));
        var text = raw.Trim();
        if (text.Length == 0)
            return;
        var field = column.Field;
        var isFree = field.Kind is CsvFieldKind.Note or CsvFieldKind.Keep or CsvFieldKind.Custom;
        if (!isFree && NoText.Is(text))
            return;
        switch (field.Kind)
        {
            case CsvFieldKind.Nickname:
                AddAll(_nicknames, text.Split(CsvLabels.Separator));
                break;
            case CsvFieldKind.Categories:
                AddAll(_categories, raw.Split(CategorySeparator(raw)));
                break;
            case CsvFieldKind.Email or CsvFieldKind.Phone:
                TakeReach(column, text);
                break;
            case >= CsvFieldKind.Link and <= CsvFieldKind.Related:
                TakeFacts(column, text);
                break;
            case >= CsvFieldKind.Organisation and <= CsvFieldKind.Role:
                TakeWork(field, text);
                break;
            case CsvFieldKind.Birthday or CsvFieldKind.BirthdayDayFirst or CsvFieldKind.BirthdayMonthFirst:
            case CsvFieldKind.Anniversary or CsvFieldKind.Event or CsvFieldKind.ConnectedOn:
                TakeDate(column, text);
                break;
            case CsvFieldKind.Keep or CsvFieldKind.Custom:
                Keep(Label(column) ?? column.Header, raw);
                break;
            case >= CsvFieldKind.Street and <= CsvFieldKind.FormattedAddress:
                TakeAddress(field, text);
                if (field.Kind == CsvFieldKind.FormattedAddress)
                    _formatted[field.Slot] = text;
                break;
            case CsvFieldKind.Note:
                TakeNote(raw);
                break;
            default:
                _single[(int)field.Kind] ??= text;
                break;
        }
    }

    private void TakeNote(string text)
    {
        ref var note = ref _single[(int)CsvFieldKind.Note];
        note = note is null ? text : $"{note}\n\n{text}";
    }

    private static string CategorySeparator(string text) =>
        text.Contains(CsvLabels.Separator, StringComparison.Ordinal) || text.StartsWith('*') ? CsvLabels.Separator
        : text.Contains(';', StringComparison.Ordinal) ? ";"
        : ",";

    private static void AddAll(List<string> into, IEnumerable<string> texts)
    {
        foreach (var text in texts.Select(text => text.Trim().TrimStart('*').Trim()))
            if (text.Length > 0 && text is not "myContacts" && !into.Contains(text))
                into.Add(text);
    }

    private string? Label(CsvColumn column) =>
        _labels.TryGetValue((column.Field.Kind, column.Field.Slot), out var label) && label.Length > 0
            ? label
            : column.Field.Label;

    /// <summary>A value without a place, as a property that remembers the name of its column.</summary>
    private void Keep(string name, string text) =>
        _rest.Add(
            new(
                null,
                AddressBookCsv.FieldProperty,
                name.Length == 0 ? [] : [new(AddressBookCsv.NameParameter, [TextEscaping.Clean(name).Trim()])],
                TextEscaping.Escape(text)
            )
        );

    private void Clear()
    {
        _labels.Clear();
        _addresses.Clear();
        _work.Clear();
        _formatted.Clear();
        Array.Clear(_single);
        _nicknames.Clear();
        _categories.Clear();
        foreach (var facts in _facts)
            facts.Clear();
        _rest.Clear();
        _problems.Clear();
        (_birthday, _anniversary, _connectedOn) = (null, null, null);
    }

    private Contact? Build()
    {
        var contact = new Contact
        {
            Uid = Single(CsvFieldKind.Uid),
            DisplayName = Single(CsvFieldKind.FullName) ?? "",
            Name = Name(),
            Nicknames = Or(_nicknames),
            Emails = Or(Facts(CsvFieldKind.Email)),
            Phones = Or(Facts(CsvFieldKind.Phone)),
            Links = Or(Facts(CsvFieldKind.Link)),
            Messengers = Or(Facts(CsvFieldKind.Messenger)),
            Related = Or(Facts(CsvFieldKind.Related)),
            Addresses = _addresses.Count == 0 ? [] : [.. _addresses.Values],
            Work = _work.Count == 0 ? [] : [.. _work.Values],
            Birthday = _birthday,
            Anniversary = _anniversary,
            ConnectedOn = _connectedOn,
            Pronouns = Single(CsvFieldKind.Pronouns),
            Note = Single(CsvFieldKind.Note),
            Categories = Or(_categories),
            Photo =
                Single(CsvFieldKind.Photo) is { } address && WebAddress.From(address) is { } uri
                    ? new(null, null, uri)
                    : null,
            Rest = Or(_rest),
        };
        if (contact.DisplayName.Length > 0)
            return contact;
        var name = DisplayNames.For(contact);
        return name is null ? null : contact with { DisplayName = name };
    }

    private string? Single(CsvFieldKind kind) => _single[(int)kind];

    private static T[] Or<T>(List<T> list) => list.Count == 0 ? [] : [.. list];

    private NameParts Name()
    {
        var name = new NameParts
        {
            Prefix = Single(CsvFieldKind.Prefix),
            Given = Single(CsvFieldKind.Given),
            Additional = Single(CsvFieldKind.Additional),
            Family = Single(CsvFieldKind.Family),
            Suffix = Single(CsvFieldKind.Suffix),
            PhoneticGiven = Single(CsvFieldKind.PhoneticGiven),
            PhoneticAdditional = Single(CsvFieldKind.PhoneticAdditional),
            PhoneticFamily = Single(CsvFieldKind.PhoneticFamily),
        };
        // A file without columns for the parts leaves it to us to take the whole apart.
        return name == NameParts.None && !HasPartColumns ? NameSplitter.Split(Single(CsvFieldKind.FullName)) : name;
    }

    private bool HasPartColumns { get; } =
        look.Mapping.Columns.Any(column => column.Field.Kind is CsvFieldKind.Given or CsvFieldKind.Family);
}
