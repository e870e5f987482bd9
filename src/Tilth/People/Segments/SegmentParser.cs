using System.Text;

namespace Tilth.People.Segments;

/// <summary>
/// Reads a query by recursive descent: any of (<c>or</c>), all of (side by side), not (<c>-</c>), brackets, tests.
/// </summary>
internal sealed class SegmentParser(string text)
{
    // Deeper than anybody writes, and far from the end of the stack.
    private const int Deepest = 50;

    private readonly List<SegmentProblem> _problems = [];
    private int _at;
    private int _depth;

    public IReadOnlyList<SegmentProblem> Problems => _problems;

    public SegmentTerm Read()
    {
        var terms = new List<SegmentTerm>();
        while (true)
        {
            if (ReadAny() is { } term)
                terms.Add(term);
            if (_at >= text.Length)
                return All.Of(terms);
            Report(SegmentTrouble.StrayBracket, _at, 1);
            _at++;
        }
    }

    private SegmentTerm? ReadAny()
    {
        var sides = new List<SegmentTerm>();
        int or;
        do
        {
            var start = _at;
            var side = ReadAll();
            or = OrLength();
            if (side is not null)
                sides.Add(side);
            else if (or > 0 || sides.Count > 0)
                Report(SegmentTrouble.MissingSide, start, _at - start);
            _at += or;
        } while (or > 0);
        return sides.Count > 0 ? Any.Of(sides) : null;
    }

    private SegmentTerm? ReadAll()
    {
        var terms = new List<SegmentTerm>();
        while (SkipSpace() && text[_at] != ')' && OrLength() == 0)
        {
            if (ReadNot() is { } term)
                terms.Add(term);
        }
        return terms.Count > 0 ? All.Of(terms) : null;
    }

    private SegmentTerm? ReadNot()
    {
        var start = _at;
        while (_at < text.Length && text[_at] == '-')
            _at++;
        var isNegated = (_at - start) % 2 == 1;
        if (_at > start && (_at >= text.Length || char.IsWhiteSpace(text[_at]) || text[_at] == ')'))
        {
            Report(SegmentTrouble.NothingToNegate, start, _at - start);
            return null;
        }
        var term = text[_at] == '(' ? ReadBracket() : ReadTest();
        return isNegated && term is not null ? Except.Of(term) : term;
    }

    private SegmentTerm? ReadBracket()
    {
        var start = _at++;
        if (_depth == Deepest)
        {
            Report(SegmentTrouble.TooDeep, start, 1);
            return null;
        }
        _depth++;
        var term = ReadAny();
        _depth--;
        if (_at < text.Length)
            _at++;
        else
            Report(SegmentTrouble.OpenBracket, start, 1);
        return term;
    }

    private SegmentTerm? ReadTest()
    {
        var start = _at;
        var name = FieldName();
        if (name is null)
            return IsAnd() || ReadValue(out _) is not { Length: > 0 } words ? null : new Words(words);
        _at += name.Length + 1;
        if (_at >= text.Length || (SegmentText.EndsBare(text[_at]) && text[_at] != '"'))
        {
            Report(SegmentTrouble.MissingValue, start, _at - start, name);
            return null;
        }
        var value = ReadValue(out var isQuoted);
        var test = new SegmentTestReader(name, value, isQuoted);
        if (test.Read() is { } read)
            return read;
        _problems.Add(test.Problem(start, _at - start));
        return new Words(text[start.._at].Trim('"'));
    }

    // Letters and a colon. What looks like an address is not a field.
    private string? FieldName()
    {
        var end = _at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var isField = end > _at && end < text.Length && text[end] == ':';
        return isField && !text.AsSpan(end + 1).StartsWith("//") ? text[_at..end] : null;
    }

    private string ReadValue(out bool isQuoted)
    {
        isQuoted = text[_at] == '"';
        if (isQuoted)
            return ReadQuoted();
        var start = _at;
        while (_at < text.Length && !SegmentText.EndsBare(text[_at]))
            _at++;
        return text[start.._at];
    }

    private string ReadQuoted()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != '"')
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                _at++;
            value.Append(text[_at++]);
        }
        if (_at < text.Length)
            _at++;
        else
            Report(SegmentTrouble.OpenQuote, start, 1);
        return value.ToString();
    }

    // "and" says nothing: terms side by side all have to hold.
    private bool IsAnd()
    {
        if (!IsWord(SegmentText.And))
            return false;
        _at += SegmentText.And.Length;
        return true;
    }

    private int OrLength() => IsWord(SegmentText.Or) ? SegmentText.Or.Length : 0;

    private bool IsWord(string word)
    {
        var end = _at + word.Length;
        return text.AsSpan(_at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (end == text.Length || SegmentText.EndsBare(text[end]));
    }

    private bool SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        return _at < text.Length;
    }

    private void Report(SegmentTrouble trouble, int start, int length, string? word = null) =>
        _problems.Add(new(trouble, start, length, word ?? text.Substring(start, length)));
}
