using System.Globalization;

namespace Tilth.Cards;

internal sealed partial class ContactProjection
{
    private PartialDate? _birthday;
    private PartialDate? _anniversary;
    private DateTimeOffset? _revision;
    private DateOnly? _connectedOn;

    private bool TakeDate(ref PartialDate? into, string name, PropertyHead head, CardProperty property, long line)
    {
        if (into is not null)
            return false;
        if (!CardDate.TryRead(Text(property), out var date, out var time))
        {
            NoDate(head, Text(property).Trim(), line);
            return false;
        }
        into = CardDate.WithoutOmittedYear(date, head.Others);
        var parameters = head.Others.Where(parameter => parameter.Name is not ("VALUE" or CardDate.OmitYear)).ToList();
        if (parameters.Count > 0 || time.Length > 0 || _groups.Kept(head) is not null)
            _details.Add(new(_groups.Kept(head), name, parameters.Count == 0 ? [] : parameters, time));
        return true;
    }

    private void NoDate(PropertyHead head, string text, long line)
    {
        if (text.Length == 0 || CsvDate.IsNone(text))
            return;
        var start = TextEscaping.Clean(text.Length > 30 ? text[..30] : text).ReplaceLineEndings(" ");
        _problem(
            new(
                line,
                head.ValueType is "text" ? Severity.Note : Severity.Warning,
                $"\"{start}\" ({head.Name}) is no date that is known; it was kept as text."
            )
        );
    }

    private bool TakeRevision(string value)
    {
        if (_revision is not null || !CardDate.TryReadMoment(value, out var moment))
            return false;
        _revision = moment;
        return true;
    }

    private bool TakeConnectedOn(string value)
    {
        if (
            !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return false;
        _connectedOn = day;
        return true;
    }
}
