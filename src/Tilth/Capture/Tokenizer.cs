using System.Buffers;
using System.Globalization;
using System.Text;
using Tilth.Search;

namespace Tilth.Capture;

/// <summary>Cuts a line into words, numbers, labels, addresses and stops. One pass; any text will do.</summary>
internal ref struct Tokenizer
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\u00A0\u2009\u202F\u3000");

    private readonly ReadOnlySpan<char> _line;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _chunkEnd;

    private Tokenizer(ReadOnlySpan<char> line) => _line = line;

    public static Token[] Cut(ReadOnlySpan<char> line)
    {
        var tokenizer = new Tokenizer(line);
        while (tokenizer._at < line.Length)
            tokenizer.Next();
        return [.. tokenizer._tokens];
    }

    private void Next()
    {
        var c = _line[_at];
        if (_at >= _chunkEnd && !Spaces.Contains(c) && CutLink())
            return;
        if (char.IsAsciiDigit(c))
            CutNumber();
        else if (c == '@')
            CutMarked();
        else if (c is '#' or '+' && Fresh() && LetterAt(_at + 1) > 0)
            CutLabel();
        else if (LetterAt(_at) > 0 && IsLetter(c))
            CutWord(_at, marked: false);
        else
            CutStop(c);
    }

    private bool CutLink()
    {
        var length = _line[_at..].IndexOfAny(Spaces);
        _chunkEnd = length < 0 ? _line.Length : _at + length;
        var chunk = _line[_at.._chunkEnd].TrimEnd(".,;:!?)");
        var sign = chunk.IndexOf('@');
        var isMail = sign > 0 && char.IsLetterOrDigit(chunk[sign - 1]) && chunk[sign..].Contains('.');
        if (!isMail && !chunk.Contains("://", StringComparison.Ordinal))
            return false;
        Add(TokenKind.Link, _at, _at + chunk.Length, chunk);
        return true;
    }

    private void CutNumber()
    {
        var end = _at + 1;
        var dots = 0;
        while (end < _line.Length && (char.IsAsciiLetterOrDigit(_line[end]) || JoinsDigits(end)))
            dots += _line[end++] == '.' ? 1 : 0;
        // 14.3. is a day: its second dot belongs to it.
        if (dots == 1 && end < _line.Length && _line[end] == '.' && end - _at <= 5)
            end++;
        Add(TokenKind.Number, _at, end, _line[_at..end]);
    }

    private readonly bool JoinsDigits(int at) =>
        _line[at] is '.' or ':' or '/' or '-' && at + 1 < _line.Length && char.IsAsciiDigit(_line[at + 1]);

    private void CutMarked()
    {
        if (LetterAt(_at + 1) > 0)
            CutWord(_at + 1, marked: true);
        else
            Add(TokenKind.Word, _at, _at + 1, "@");
    }

    private void CutLabel()
    {
        var end = _at + 1;
        while (end < _line.Length && (LetterAt(end) > 0 || char.IsAsciiDigit(_line[end]) || _line[end] is '-' or '_'))
            end += Math.Max(1, LetterAt(end));
        Add(TokenKind.Label, _at, end, _line[(_at + 1)..end]);
    }

    private void CutWord(int from, bool marked)
    {
        var end = from;
        var apostrophe = -1;
        while (end < _line.Length)
        {
            var length = LetterAt(end);
            if (length == 0 && char.IsAsciiDigit(_line[end]))
                length = 1;
            if (length == 0 && (IsApostrophe(_line[end]) || IsHyphen(_line[end])) && LetterAt(end + 1) > 0)
            {
                apostrophe = IsApostrophe(_line[end]) ? end : apostrophe;
                length = 1;
            }
            if (length == 0)
                break;
            end += length;
        }
        // "w/" is a word.
        if (
            end - from == 1
            && end < _line.Length
            && _line[end] == '/'
            && (end + 1 == _line.Length || Spaces.Contains(_line[end + 1]))
        )
            end++;
        var cut = apostrophe > from && end - apostrophe <= 3 ? apostrophe : end;
        if (cut - from == 1 && char.IsUpper(_line[from]) && end < _line.Length && _line[end] == '.')
            AddWord(from, end + 1, cut, marked);
        else
            AddWord(from, cut, cut, marked);
        if (cut < end)
            AddWord(cut, end, end, marked: false);
    }

    private void AddWord(int from, int end, int textEnd, bool marked)
    {
        var start = marked ? from - 1 : from;
        var text = _line[from..textEnd];
        Rune.DecodeFromUtf16(text, out var first, out _);
        // d'Umbra is a name as well.
        var isCapital = IsCapital(first) || (text.Length > 2 && IsApostrophe(text[1]) && char.IsUpper(text[2]));
        _tokens.Add(new(TokenKind.Word, start, end - start, Folding.Fold(text.ToString()), isCapital, marked));
        _at = end;
    }

    private void CutStop(char c)
    {
        var mark = c switch
        {
            '\n' => ';',
            '،' or '、' or '，' => ',',
            '。' => '.',
            '–' or '—' => '-',
            '-' when !Fresh() => ' ',
            _ => c,
        };
        if (",;.:!?()&/-".Contains(mark, StringComparison.Ordinal))
            Add(TokenKind.Stop, _at, _at + 1, [mark]);
        else
            _at++;
    }

    private void Add(TokenKind kind, int start, int end, scoped ReadOnlySpan<char> text)
    {
        _tokens.Add(new(kind, start, end - start, Folding.Fold(text.ToString()), Capital: false, Marked: false));
        _at = end;
    }

    private readonly bool Fresh() => _at == 0 || Spaces.Contains(_line[_at - 1]) || _line[_at - 1] is '(' or ',' or ';';

    private static bool IsCapital(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter;

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC';

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private readonly int LetterAt(int at)
    {
        if (at >= _line.Length)
            return 0;
        var c = _line[at];
        if (char.IsAscii(c))
            return char.IsAsciiLetter(c) ? 1 : 0;
        var status = Rune.DecodeFromUtf16(_line[at..], out var rune, out var length);
        return status == OperationStatus.Done && (Rune.IsLetter(rune) || IsMark(rune)) ? length : 0;
    }

    // A word does not begin with a mark; behind an emoji one stands alone.
    private static bool IsLetter(char c) => char.IsLetter(c) || char.IsHighSurrogate(c);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.Format;
}
