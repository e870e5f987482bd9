using System.Globalization;

namespace Tilth.Cards;

internal sealed partial class ContactFromRow
{
    private List<Fact> Facts(CsvFieldKind kind) =>
        _facts[
            kind switch
            {
                CsvFieldKind.Email => 0,
                CsvFieldKind.Phone => 1,
                CsvFieldKind.Link => 2,
                CsvFieldKind.Messenger => 3,
                _ => 4,
            }
        ];

    private void TakeFacts(CsvColumn column, string text)
    {
        var label = Label(column);
        var (labels, preferred) = label is null ? ([], false) : CsvLabels.Read(label);
        foreach (
            var one in text.Split(
                CsvLabels.Separator,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            if (Value(column.Field.Kind, one, labels) is not { } value)
            {
                Keep(column.Header, one);
                continue;
            }
            Add(column.Field.Kind, value, labels, preferred);
        }
    }

    private void TakeReach(CsvColumn column, string text)
    {
        var label = Label(column);
        var (labels, preferred) = label is null ? ([], false) : CsvLabels.Read(label);
        var wanted = column.Field.Kind;
        foreach (
            var (kind, value) in text.Split(
                    CsvLabels.Separator,
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
                .SelectMany(one => ReachCell.Read(wanted, one))
                .Where(part => !NoText.Is(part.Value))
        )
        {
            if (kind is { } found)
                Add(found, value, labels, preferred);
            else
                Keep(column.Header, value);
            if (kind != wanted)
                Misplaced(wanted, kind, value);
        }
    }

    private void Misplaced(CsvFieldKind wanted, CsvFieldKind? found, string value)
    {
        var what = wanted == CsvFieldKind.Email ? "e-mail address" : "phone number";
        var became = found switch
        {
            CsvFieldKind.Email => "it was taken for an e-mail address",
            CsvFieldKind.Phone => "it was taken for a phone number",
            _ => "it was kept as text",
        };
        _problems.Add(
            new(_line, found is null ? Severity.Warning : Severity.Note, $"\"{Start(value)}\" is no {what}; {became}.")
        );
    }

    private void Add(CsvFieldKind kind, string value, IReadOnlyList<string> labels, bool preferred)
    {
        var facts = Facts(kind);
        // The same number twice in a row says nothing new.
        if (!facts.Exists(fact => fact.Value.Equals(value, StringComparison.Ordinal)))
            facts.Add(
                new()
                {
                    Value = value,
                    Labels = labels,
                    Preferred = preferred,
                }
            );
    }

    private static string Start(string text) => (text.Length > 30 ? text[..30] : text).ReplaceLineEndings(" ");

    private static string? Value(CsvFieldKind kind, string text, IReadOnlyList<string> labels) =>
        kind switch
        {
            CsvFieldKind.Link => WebAddress.From(text),
            CsvFieldKind.Messenger when WebAddress.HasScheme(text) => WebAddress.IsMessenger(text) ? text : null,
            CsvFieldKind.Messenger => $"{Scheme(labels)}:{text}",
            CsvFieldKind.Related => WebAddress.IsDangerous(text) ? null : text,
            _ => text,
        };

    private static string Scheme(IReadOnlyList<string> labels)
    {
        var service = labels.Count == 0 ? "" : string.Concat(labels[0].Where(char.IsAsciiLetterOrDigit));
        return PropertyNames.Find("X-" + service)?.Scheme ?? "im";
    }

    private void TakeWork(CsvField field, string text)
    {
        var work = _work.GetValueOrDefault(field.Slot) ?? new Work();
        _work[field.Slot] = field.Kind switch
        {
            CsvFieldKind.Organisation => work with { Organisation = text },
            CsvFieldKind.Department => work with { Units = text.Split(CsvLabels.Separator) },
            CsvFieldKind.Title => work with { Title = text },
            _ => work with { Role = text },
        };
    }

    private void TakeAddress(CsvField field, string text)
    {
        if (!_addresses.TryGetValue(field.Slot, out var address))
        {
            var label = _labels.GetValueOrDefault((CsvFieldKind.Street, field.Slot)) is { Length: > 0 } said
                ? said
                : field.Label;
            var (labels, preferred) = label is null ? ([], false) : CsvLabels.Read(label);
            address = new() { Labels = labels, Preferred = preferred };
        }
        _addresses[field.Slot] = field.Kind switch
        {
            CsvFieldKind.Street => address with
            {
                Street = address.Street is null ? text : $"{address.Street}\n{text}",
            },
            CsvFieldKind.Extended => address with { Extended = text },
            CsvFieldKind.PostBox => address with { PostBox = text },
            CsvFieldKind.Locality => address with { Locality = text },
            CsvFieldKind.Region => address with { Region = text },
            CsvFieldKind.PostalCode => address with { PostalCode = text },
            CsvFieldKind.Country => address with { Country = text },
            _ => address,
        };
    }

    /// <summary>Whole addresses, where no part of them stood in a column of its own.</summary>
    private void TakeFormatted()
    {
        foreach (var (slot, text) in _formatted)
            if (
                _addresses[slot] is
                { Street: null, Locality: null, PostalCode: null, Country: null, PostBox: null } address
            )
                _addresses[slot] = address with { Street = text };
    }

    private void TakeDate(CsvColumn column, string text)
    {
        if (CsvDate.IsNone(text))
            return;
        var kind = column.Field.Kind;
        var dayFirst = kind switch
        {
            CsvFieldKind.BirthdayDayFirst => true,
            CsvFieldKind.BirthdayMonthFirst => false,
            _ => column.DayFirst ?? CsvDate.GuessDayFirst(text, look.DayFirst),
        };
        var isBirthday =
            kind is CsvFieldKind.Birthday or CsvFieldKind.BirthdayDayFirst or CsvFieldKind.BirthdayMonthFirst;
        var isAnniversary =
            kind == CsvFieldKind.Anniversary
            || (Label(column) ?? "").Equals("Anniversary", StringComparison.OrdinalIgnoreCase);
        if (!CsvDate.TryRead(text, dayFirst, out var date))
        {
            _problems.Add(
                new(_line, Severity.Warning, $"\"{Start(text)}\" is no date that is known; it was kept as text.")
            );
            Keep(column.Header, text);
        }
        else if (isBirthday && _birthday is null)
            _birthday = date;
        else if (kind == CsvFieldKind.ConnectedOn && date.Whole is { } day)
            _connectedOn = day;
        else if (isAnniversary && _anniversary is null)
            _anniversary = date;
        else
            Keep(Label(column) ?? column.Header, text);
    }

    private void TakeBirthdayInParts()
    {
        int? Part(CsvFieldKind kind) =>
            int.TryParse(Single(kind), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : null;
        if (
            _birthday is null
            && Part(CsvFieldKind.MonthOfBirth) is { } month
            && Part(CsvFieldKind.DayOfBirth) is { } day
        )
            _birthday = CsvDate.TryMake(Part(CsvFieldKind.YearOfBirth), month, day, out var date)
                ? CardDate.WithoutStandIn(date)
                : null;
    }
}
