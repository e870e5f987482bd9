using System.Globalization;

namespace Tilth.Cards;

internal sealed partial class ContactProjection
{
    private PartialDate? _birthday;
    private PartialDate? _anniversary;
    private DateTimeOffset? _revision;
    private DateOnly? _connectedOn;

    private bool TakeDate(ref PartialDate? into, string name, PropertyHead head, CardProperty property)
    {
        if (into is not null || !CardDate.TryRead(Text(property), out var date, out var time))
            return false;
        into = CardDate.WithoutOmittedYear(date, head.Others);
        var parameters = head.Others.Where(parameter => parameter.Name is not ("VALUE" or CardDate.OmitYear)).ToList();
        if (parameters.Count > 0 || time.Length > 0 || _groups.Kept(head) is not null)
            _details.Add(new(_groups.Kept(head), name, parameters.Count == 0 ? [] : parameters, time));
        return true;
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
