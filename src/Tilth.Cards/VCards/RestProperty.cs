namespace Tilth.Cards;

/// <summary>The form in which a property is kept that Tilth does not model: the same whatever version it came from.</summary>
internal static class RestProperty
{
    public static CardProperty From(PropertyHead head, CardProperty property)
    {
        var parameters = Parameters(head);
        var value = property.Value;
        if (head.Base64 && DataUri.IsBase64(value))
            (parameters, value) = Binary(head, value);
        return new(head.Group, Token.ToName(property.Name) ?? property.Name, parameters, value);
    }

    /// <summary>The parameters with TYPE first, PREF as 4.0 has it second, then the others in order.</summary>
    public static IReadOnlyList<CardParameter> Parameters(PropertyHead head)
    {
        if (head.Labels.Count == 0 && !head.Preferred)
            return head.Others;
        var parameters = new List<CardParameter>(head.Others.Count + 2);
        if (head.Labels.Count > 0)
            parameters.Add(new("TYPE", head.Labels));
        if (head.Preferred)
            parameters.Add(new("PREF", ["1"]));
        parameters.AddRange(head.Others);
        return parameters;
    }

    /// <summary>Data as a URI: the media type is the TYPE that names one.</summary>
    private static (IReadOnlyList<CardParameter>, string) Binary(PropertyHead head, string base64)
    {
        var type = head.Labels.FirstOrDefault(label => DataUri.MediaTypeOf(head.Name, label) is not null);
        var mediaType = type is null ? null : DataUri.MediaTypeOf(head.Name, type);
        var labels = head.Labels.Where(label => DataUri.MediaTypeOf(head.Name, label) is null).ToList();
        var parameters = new List<CardParameter>();
        if (labels.Count > 0)
            parameters.Add(new("TYPE", labels));
        if (head.Preferred)
            parameters.Add(new("PREF", ["1"]));
        parameters.AddRange(head.Others.Where(parameter => parameter.Name is not "VALUE"));
        return (parameters, DataUri.Write(mediaType, base64));
    }
}
