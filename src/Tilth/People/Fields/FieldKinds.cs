using System.Globalization;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People.Fields;

/// <summary>How each kind of field is typed, kept and read.</summary>
public static class FieldKinds
{
    public const string Yes = "yes",
        No = "no";

    /// <summary>What is kept of what was typed; where it does not fit the kind, what to write instead.</summary>
    public static (string? Text, string? Problem) Read(FieldKind kind, string? typed)
    {
        if (Blank.ToNull(typed) is not { } text)
            return (null, null);
        var kept = kind switch
        {
            FieldKind.Text => text,
            FieldKind.Number => Number(text),
            FieldKind.Date => PartialDate.TryParse(text, out var date) ? date.ToString() : null,
            FieldKind.YesNo => text is Yes or No ? text : null,
            FieldKind.Link => Link(text),
        };
        return kept is null ? (null, Hint(kind)) : (kept, null);
    }

    private static string Hint(FieldKind kind) =>
        kind switch
        {
            FieldKind.Number => "Please write a number, such as 12 or 12.5.",
            FieldKind.Date => "Please write 2019-05-12, 2019-05, 2019 or --05-12.",
            FieldKind.YesNo => "Please choose yes, no or nothing.",
            FieldKind.Link => "Please write a web address, such as https://example.org.",
            FieldKind.Text => "Please write something else.",
        };

    /// <summary>With a point or a comma before the fraction, as people write it; not with both.</summary>
    private static string? Number(string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text.Replace(',', '.'), Plain, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Link(string text)
    {
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return
            Uri.TryCreate(whole, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Host.Contains('.', StringComparison.Ordinal)
            && !whole.Any(char.IsWhiteSpace)
            ? whole
            : null;
    }
}
