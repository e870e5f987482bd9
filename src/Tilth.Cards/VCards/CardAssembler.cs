using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Tilth.Cards;

/// <summary>Finds the cards among the lines of a file, also where BEGIN or END is missing, and hands each over when complete.</summary>
internal sealed class CardAssembler(VCardReadOptions options)
{
    private readonly Unfolder _unfolder = new(options.MaxLineBytes);
    private readonly HeadCache _heads = new();
    private readonly OpenCard _card = new(options);
    private readonly Queue<ReadCard> _done = new();
    private NestedCard? _nested;
    private Problem? _stray;
    private int _strays;
    private bool _afterEnd;

    public bool TryRead(LineFeed feed, [MaybeNullWhen(false)] out ReadCard card)
    {
        while (_done.Count == 0 && feed.TryNext(out var line))
            Take(line, feed.Number, feed.IsCut);
        return _done.TryDequeue(out card);
    }

    /// <summary>To be called at the end of the file until it gives nothing more.</summary>
    public bool TryFinish([MaybeNullWhen(false)] out ReadCard card)
    {
        Flush();
        if (_card.IsOpen)
            Close("END:VCARD is missing.");
        if (_stray is not null)
            _done.Enqueue(NoCard());
        return _done.TryDequeue(out card);
    }

    private void Take(ReadOnlySpan<byte> line, long number, bool cut)
    {
        if (_unfolder.TryContinue(line, cut))
            return;
        Flush();
        if (!line.TrimStart(" \t"u8).IsEmpty)
            _unfolder.Start(line.TrimStart(" \t"u8), number, cut);
    }

    private void Flush()
    {
        if (!_unfolder.IsOpen)
            return;
        _unfolder.Close();
        var line = _unfolder.Line;
        var colon = HeadParser.End(line);
        var head = colon > 0 ? _heads.Get(line[..colon]) : null;
        if (head is null)
            NoProperty(line);
        else if (_nested is not null)
            Nest(head, line, line[(colon + 1)..]);
        else
            Property(head, line[(colon + 1)..]);
    }

    private void Property(PropertyHead head, Span<byte> value)
    {
        switch (head.Kind)
        {
            case PropertyKind.Begin when IsCard(value):
                Begin();
                break;
            case PropertyKind.End when IsCard(value):
                if (_card.IsOpen)
                    Close(null);
                _afterEnd = true;
                break;
            case PropertyKind.Begin or PropertyKind.End:
                NoProperty(_unfolder.Line);
                break;
            default:
                Add(head, value);
                break;
        }
    }

    private void Begin()
    {
        if (_card is { IsOpen: true, EndsInEmptyAgent: true })
        {
            _nested = new();
            return;
        }
        if (_card.IsOpen)
            Close("END:VCARD is missing.");
        _card.Open(_unfolder.Number);
        if (TakeStray() is { } stray)
            _card.Add(stray);
    }

    private void Add(PropertyHead head, Span<byte> value)
    {
        if (!_card.IsOpen)
        {
            if (!PropertyNames.IsFamiliar(head.Name))
            {
                NoProperty(_unfolder.Line);
                return;
            }
            Begin();
            _card.Add(new Problem(_unfolder.Number, Severity.Warning, "BEGIN:VCARD is missing."));
        }
        if (_unfolder.IsCut)
            _card.Add(TooLong(head.Name));
        else
            _card.Add(head, value, _unfolder.Number);
    }

    private void Nest(PropertyHead head, ReadOnlySpan<byte> line, Span<byte> value)
    {
        if (_nested!.TryEnd(_card.Decoder.DecodePlain(line), head.Kind, IsCard(value)))
            return;
        _card.EndAgent(_nested.Text, _nested.Bytes);
        _nested = null;
    }

    private void NoProperty(ReadOnlySpan<byte> line)
    {
        var problem = _unfolder.IsCut ? TooLong("text without a property") : NotOne(line);
        if (_card.IsOpen)
            _card.Add(problem);
        else if (_strays++ == 0)
            _stray = problem;
    }

    private Problem TooLong(string what) =>
        new(
            _unfolder.Number,
            Severity.Error,
            $"The line ({what}) is longer than {options.MaxLineBytes} bytes; it was left out."
        );

    private Problem NotOne(ReadOnlySpan<byte> line)
    {
        var start = Encoding.ASCII.GetString(line[..Math.Min(line.Length, 40)]);
        return new(
            _unfolder.Number,
            Severity.Warning,
            $"This line is no property (it begins \"{TextEscaping.Clean(start)}\")."
        );
    }

    private void Close(string? problem)
    {
        if (_nested is not null)
        {
            _card.EndAgent(_nested.Text, _nested.Bytes);
            _nested = null;
        }
        if (problem is not null)
            _card.Add(new Problem(_unfolder.Number, Severity.Warning, problem));
        _done.Enqueue(_card.Close());
    }

    private Problem? TakeStray()
    {
        var stray =
            _strays > 1 ? _stray! with { Cause = $"{_stray.Cause[..^1]}, nor are {_strays - 1} others here." } : _stray;
        (_stray, _strays) = (null, 0);
        return stray;
    }

    private ReadCard NoCard()
    {
        var stray = TakeStray()!;
        var severity = _afterEnd ? Severity.Warning : Severity.Error;
        return new()
        {
            Contact = null,
            Card = new(VCardVersion.V30, []),
            Problems = [stray with { Severity = severity, Cause = $"There is no card here. {stray.Cause}" }],
            Line = stray.Line,
        };
    }

    private static bool IsCard(ReadOnlySpan<byte> value) => Ascii.EqualsIgnoreCase(value.Trim(" \t"u8), "VCARD"u8);
}
