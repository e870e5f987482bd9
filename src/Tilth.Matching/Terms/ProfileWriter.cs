using System.Runtime.InteropServices;

namespace Tilth.Matching;

/// <summary>Makes profiles of records: folds every value into the form in which it is compared, and numbers it.</summary>
internal sealed class ProfileWriter(TermTables terms)
{
    private readonly Letters _folded = new(),
        _form = new();
    private readonly List<uint> _values = [];

    /// <summary>The profile of a record: ordered, without repetition. It holds until the next is written.</summary>
    public ReadOnlySpan<uint> Write(MatchRecord record)
    {
        _values.Clear();
        for (var i = 0; i < Math.Min(record.Names.Count, MatchRecord.MostValues); i++)
        {
            if (record.Names[i] is { } name)
            {
                AddName(name);
            }
        }
        AddAll(MatchField.Nickname, record.Nicknames);
        AddAll(MatchField.Organisation, record.Organisations);
        AddAll(MatchField.Email, record.Emails);
        AddAll(MatchField.Phone, record.Phones);
        AddAll(MatchField.Place, record.Places);
        AddAll(MatchField.Street, record.Streets);
        AddAll(MatchField.Postcode, record.Postcodes);
        AddAll(MatchField.Uid, record.Uids);
        AddAll(MatchField.Link, record.Links);
        if (record.Birthday is { } day && BirthdayTerm.Of(day) is var term and > 0)
        {
            _values.Add(Profile.Value(MatchField.Birthday, term));
        }
        _values.Sort();
        return Distinct();
    }

    private void AddName(PersonName name)
    {
        Add(MatchField.GivenName, name.Given);
        Add(MatchField.FamilyName, name.Family);
        Add(MatchField.AdditionalName, name.Additional);
        Add(MatchField.Suffix, name.Suffix);
    }

    private void AddAll(MatchField field, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count && i < MatchRecord.MostValues; i++)
        {
            Add(field, values[i]);
        }
    }

    private void Add(MatchField field, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }
        var text = value.AsSpan(0, Math.Min(value.Length, MatchRecord.LongestValue));
        _form.Clear();
        Form(field, text);
        if (_form.Length > 0)
        {
            _values.Add(Profile.Value(field, terms.Intern(TermKinds.Of(field), _form.Text)));
        }
    }

    private void Form(MatchField field, ReadOnlySpan<char> text)
    {
        switch (field)
        {
            case MatchField.Email:
                EmailForm.Append(text, _form);
                break;
            case MatchField.Phone:
                PhoneForm.Append(text, _form);
                break;
            case MatchField.Link:
                LinkForm.Append(text, _form);
                break;
            case MatchField.Uid:
                _form.Append(text.Trim());
                break;
            case MatchField.Organisation:
                _folded.Clear();
                Folding.Words(text, _folded);
                OrganisationForm.Append(_folded.Text, _form);
                break;
            case MatchField.Suffix:
                _folded.Clear();
                Folding.Words(text, _folded);
                _form.Append(Generation.Of(_folded.Text));
                break;
            default:
                Folding.Words(text, _form);
                break;
        }
    }

    private ReadOnlySpan<uint> Distinct()
    {
        var count = 0;
        for (var i = 0; i < _values.Count; i++)
        {
            if (count == 0 || _values[count - 1] != _values[i])
            {
                _values[count++] = _values[i];
            }
        }
        return CollectionsMarshal.AsSpan(_values)[..count];
    }
}
