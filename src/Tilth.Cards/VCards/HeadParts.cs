namespace Tilth.Cards;

/// <summary>The parameters of one property while they are read, sorted into what they mean.</summary>
internal sealed class HeadParts
{
    private readonly List<CardParameter> _all = [];
    private readonly List<CardParameter> _others = [];
    private readonly List<string> _types = [];
    private bool _preferred;
    private string? _valueType;
    private string? _charset;
    private bool _quotedPrintable;
    private bool _base64;

    public bool LooksOld { get; set; }

    public void Add(string name, string[] values)
    {
        switch (name)
        {
            case "TYPE":
                AddTypes(values);
                return;
            case "ENCODING" or "ENCODE":
                AddEncoding(values[0]);
                return;
            case "CHARSET":
                (_charset, LooksOld) = (values[0], true);
                return;
            case "VALUE":
                AddValueType(values[0]);
                return;
        }
        _all.Add(new(name, values));
        if (name is "PREF" && values is ["1"])
            _preferred = true;
        else
            _others.Add(new(name, values));
    }

    private void AddTypes(string[] values)
    {
        foreach (var written in values)
        {
            // Some write the name again inside the list: TYPE=HOME,TYPE=VOICE.
            var value = written.StartsWith("TYPE=", StringComparison.OrdinalIgnoreCase)
                ? written["TYPE=".Length..]
                : written;
            // Quoted lists: TYPE="work,voice" (RFC 6350 section 5.6).
            var words = value.Contains(',', StringComparison.Ordinal) ? value.Split(',') : [value];
            var isList = words.All(word => Token.IsName(word));
            _types.AddRange(isList ? words : [value.Trim()]);
        }
    }

    private void AddEncoding(string encoding)
    {
        var word = encoding.ToUpperInvariant();
        _quotedPrintable |= word is "QUOTED-PRINTABLE";
        _base64 |= word is "BASE64" or "B";
        LooksOld |= word is "QUOTED-PRINTABLE" or "BASE64";
        if (word is "BASE64" or "B")
            _all.Add(new("ENCODING", ["b"]));
    }

    private void AddValueType(string type)
    {
        _valueType = type.ToLowerInvariant() switch
        {
            "url" or "content-id" or "cid" => "uri",
            "inline" => null,
            var other => other,
        };
        if (_valueType is null)
            return;
        _all.Add(new("VALUE", [_valueType]));
        _others.Add(new("VALUE", [_valueType]));
    }

    public PropertyHead Build(string? group, string name, KnownProperty? known)
    {
        var labels = new List<string>();
        foreach (var type in _types)
        {
            if (type.Equals("PREF", StringComparison.OrdinalIgnoreCase))
                _preferred = true;
            else if (type.Length > 0 && !IsInternet(type, known))
                labels.Add(Labels.FromType(type));
        }
        if (_types.Count > 0)
            _all.Insert(0, new("TYPE", _types));
        return new()
        {
            Group = group,
            Name = name,
            Kind = known?.Kind ?? PropertyKind.Other,
            Scheme = known?.Scheme,
            Parameters = _all.Count == 0 ? [] : _all,
            Labels = labels.Count == 0 ? [] : Labels.Ordered(labels),
            Preferred = _preferred,
            Others = _others.Count == 0 ? [] : _others,
            ValueType = _valueType,
            Charset = _charset,
            QuotedPrintable = _quotedPrintable,
            Base64 = _base64,
            LooksOld = LooksOld,
        };
    }

    private static bool IsInternet(string type, KnownProperty? known) =>
        known?.Kind == PropertyKind.Email && type.Equals("INTERNET", StringComparison.OrdinalIgnoreCase);
}
