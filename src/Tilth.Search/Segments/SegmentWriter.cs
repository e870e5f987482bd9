using System.Runtime.InteropServices;

namespace Tilth.Search;

/// <summary>Gathers documents, new ones or those of other segments, and makes a segment of them. Not thread-safe.</summary>
internal sealed class SegmentWriter
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<uint> _tokens = [];
    private readonly List<int> _ends = [];
    private readonly List<Guid> _keys = [];
    private readonly List<byte> _boosts = [];
    private readonly List<byte> _nameWords = [];
    private readonly FieldReader _reader;

    public SegmentWriter()
    {
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _reader = new FieldReader(Add);
    }

    public int Count => _keys.Count;

    /// <summary>Adds a document. Linear in the length of its texts.</summary>
    public void Add(SearchDocument document)
    {
        var nameWords = 0;
        foreach (var (field, text) in document.Fields)
        {
            var words = _reader.Read(field, text);
            if (field == SearchField.Name && nameWords == 0)
            {
                nameWords = words;
            }
        }
        Finish(document.Key, document.Boost, (byte)Math.Min(nameWords, byte.MaxValue));
    }

    /// <summary>Adds a document of another segment as it is.</summary>
    public void Add(SegmentSource source, int document)
    {
        Take(source, document);
        var from = source.Segment;
        Finish(from.Keys[document], from.Boosts[document], from.NameWords[document]);
    }

    /// <summary>Adds two documents of one key as one: the words of both, the higher boost, the name of the first if it has one.</summary>
    public void Add(SegmentSource first, int firstDocument, SegmentSource second, int secondDocument)
    {
        Take(first, firstDocument);
        Take(second, secondDocument);
        var (a, b) = (first.Segment, second.Segment);
        var nameWords = a.NameWords[firstDocument] > 0 ? a.NameWords[firstDocument] : b.NameWords[secondDocument];
        Finish(a.Keys[firstDocument], Math.Max(a.Boosts[firstDocument], b.Boosts[secondDocument]), nameWords);
    }

    /// <summary>Makes the segment. The writer must not be used after it.</summary>
    public Segment ToSegment()
    {
        var words = _words.Keys.ToArray();
        var numbers = new int[words.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i;
        }
        Array.Sort(words, numbers, StringComparer.Ordinal);
        var ranks = new int[words.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[numbers[i]] = i;
        }
        return SegmentLayout.Arrange(
            new Lexicon(words),
            ranks,
            CollectionsMarshal.AsSpan(_keys),
            CollectionsMarshal.AsSpan(_boosts),
            CollectionsMarshal.AsSpan(_nameWords),
            CollectionsMarshal.AsSpan(_ends),
            CollectionsMarshal.AsSpan(_tokens)
        );
    }

    private void Add(ReadOnlySpan<char> word, Slot slot) => _tokens.Add(Token.Of(NumberOf(word), slot));

    private int NumberOf(ReadOnlySpan<char> word)
    {
        if (!_lookup.TryGetValue(word, out var number))
        {
            number = _words.Count;
            _words.Add(word.ToString(), number);
        }
        return number;
    }

    private void Take(SegmentSource source, int document)
    {
        foreach (var token in source.Segment.TokensOf(document))
        {
            var word = Token.Word(token);
            var number = source.Numbers is null ? -1 : source.Numbers[word];
            if (number < 0)
            {
                number = NumberOf(source.Segment.Lexicon[word]);
                source.Numbers?[word] = number;
            }
            _tokens.Add(Token.Of(number, Token.SlotOf(token)));
        }
    }

    private void Finish(Guid key, byte boost, byte nameWords)
    {
        _keys.Add(key);
        _boosts.Add(boost);
        _nameWords.Add(nameWords);
        _ends.Add(_tokens.Count);
    }
}

/// <summary>A segment to take documents from, with the numbers that its words already got in one writer.</summary>
internal sealed class SegmentSource
{
    /// <param name="segment">The segment.</param>
    /// <param name="many">Whether to remember the numbers: worth its memory if a good part of the segment is taken.</param>
    public SegmentSource(Segment segment, bool many)
    {
        Segment = segment;
        if (many)
        {
            Numbers = new int[segment.Lexicon.Count];
            Array.Fill(Numbers, -1);
        }
    }

    public Segment Segment { get; }

    public int[]? Numbers { get; }
}
