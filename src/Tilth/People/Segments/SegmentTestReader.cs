namespace Tilth.People.Segments;

/// <summary>Makes a test of a field and its value, or says what is wrong with them.</summary>
internal sealed class SegmentTestReader(string name, string value, bool isQuoted)
{
    private SegmentTrouble _trouble;
    private string _text = "";
    private string? _suggestion;

    public SegmentProblem Problem(int start, int length) => new(_trouble, start, length, _text, _suggestion);

    public SegmentTest? Read()
    {
        if (name.Equals(SegmentFields.Has, StringComparison.OrdinalIgnoreCase))
            return Choice<PersonHas>() is { } has ? new HasTest(has) : null;
        if (name.Equals(SegmentFields.Is, StringComparison.OrdinalIgnoreCase))
            return Choice<PersonIs>() is { } state ? new IsTest(state) : null;
        if (SegmentFields.Find(name) is not { } field)
            return Refuse(SegmentTrouble.UnknownField, name, SegmentFields.NearestField(name));
        return SegmentFields.IsDay(field) ? ReadDay(field) : ReadText(field);
    }

    private T? Choice<T>()
        where T : struct, Enum
    {
        var choice = SegmentFields.Choice<T>(value);
        if (choice is null)
            Refuse(SegmentTrouble.UnknownChoice, value, SegmentFields.NearestChoice<T>(value));
        return choice;
    }

    private TextTest? ReadText(SegmentField field)
    {
        if (!isQuoted && value[0] is '<' or '>' or '=')
            Refuse(SegmentTrouble.NotComparable, name);
        else
            return new(field, value);
        return null;
    }

    private SegmentTest? ReadDay(SegmentField field)
    {
        if (value.Equals(SegmentText.Never, StringComparison.OrdinalIgnoreCase))
            return new NeverTest(field);
        if (DayTest.Read(field, value) is not { } test)
            return Refuse(SegmentTrouble.NotADay, value);
        return test.IsSound ? test : Refuse(SegmentTrouble.NotComparable, value);
    }

    private SegmentTest? Refuse(SegmentTrouble trouble, string text, string? suggestion = null)
    {
        (_trouble, _text, _suggestion) = (trouble, text, suggestion);
        return null;
    }
}
