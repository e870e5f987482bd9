using System.Runtime.InteropServices;

namespace Tilth.Cards;

/// <summary>A card that is being read: its properties so far, within the limits. Used again for the next card.</summary>
internal sealed class OpenCard(VCardReadOptions options)
{
    private readonly List<RawProperty> _properties = [];
    private List<Problem> _problems = [];
    private string? _version;
    private long _line;
    private long _bytes;
    private int _unsaid;
    private bool _full;

    public ValueDecoder Decoder { get; } = new(options.FallbackCharset);
    public bool IsOpen { get; private set; }

    public bool EndsInEmptyAgent =>
        _properties is [.., { Head.Kind: PropertyKind.Agent, Value: var value }] && string.IsNullOrWhiteSpace(value);

    public void Open(long line)
    {
        _properties.Clear();
        Decoder.NextCard();
        (_problems, _version, _line, _bytes, _unsaid, _full, IsOpen) = ([], null, line, 0, 0, false, true);
    }

    public void Add(Problem problem)
    {
        if (_problems.Count < options.MaxProblems)
            _problems.Add(problem);
        else
            _unsaid++;
    }

    public void Add(PropertyHead head, Span<byte> value, long line)
    {
        if (!HasRoom(value.Length + head.Name.Length, line))
            return;
        if (head.Base64)
            value = value[..WithoutBlanks(value)];
        var text = Decoder.Decode(value, head);
        if (head.Kind == PropertyKind.Version)
            _version ??= text.Trim();
        else
            _properties.Add(new(head, text, line));
    }

    /// <summary>Gives the nested card to the AGENT property that it belongs to, as text (RFC 2426 section 3.5.4).</summary>
    public void EndAgent(string text, int bytes)
    {
        var agent = _properties[^1];
        if (HasRoom(bytes, agent.Line))
            _properties[^1] = agent with { Value = TextEscaping.Escape(text) };
    }

    public ReadCard Close()
    {
        IsOpen = false;
        if (Decoder.Remark is { } remark)
            Add(new Problem(_line, Severity.Note, remark));
        var version = Version();
        var projection = new ContactProjection(version, CollectionsMarshal.AsSpan(_properties), Add);
        var contact = projection.Contact();
        if (contact is null)
            Add(
                new Problem(
                    _line,
                    Severity.Error,
                    "Nothing in this card names anybody: no name, firm, address or number."
                )
            );
        if (_problems.Count > 1)
            _problems = [.. _problems.OrderBy(problem => problem.Line)];
        if (_unsaid > 0)
            _problems.Add(
                new(_line, Severity.Warning, $"{_unsaid} more problems in this card are not told one by one.")
            );
        return new()
        {
            Contact = contact,
            Card = new(version, projection.Properties),
            Problems = _problems.Count == 0 ? [] : _problems,
            Line = _line,
        };
    }

    private bool HasRoom(int bytes, long line)
    {
        var fits = _bytes + bytes <= options.MaxCardBytes && _properties.Count < options.MaxProperties;
        if (fits)
            _bytes += bytes;
        else if (!_full)
            Add(new Problem(line, Severity.Error, FullCause));
        _full |= !fits;
        return fits;
    }

    private string FullCause =>
        $"The card is larger than {options.MaxCardBytes} bytes or {options.MaxProperties} properties; what was too much was left out.";

    private VCardVersion Version()
    {
        switch (_version)
        {
            case "2.1":
                return VCardVersion.V21;
            case "3.0":
                return VCardVersion.V30;
            case "4.0":
                return VCardVersion.V40;
            case null:
                Add(new Problem(_line, Severity.Warning, "VERSION is missing."));
                break;
            default:
                var said = _version.Length > 20 ? _version[..20] : _version;
                Add(new Problem(_line, Severity.Warning, $"There is no vCard version \"{TextEscaping.Clean(said)}\"."));
                break;
        }
        var looksOld = _properties.Exists(property => property.Head.LooksOld);
        return looksOld ? VCardVersion.V21 : VCardVersion.V30;
    }

    private static int WithoutBlanks(Span<byte> value)
    {
        if (value.IndexOfAny((byte)' ', (byte)'\t') < 0)
            return value.Length;
        var to = 0;
        foreach (var c in value)
            if (c is not ((byte)' ' or (byte)'\t'))
                value[to++] = c;
        return to;
    }
}
