using System.Text.Json.Serialization;
using Tilth.Cards;

namespace Tilth.People;

/// <summary>A phone number as it was typed, and as E.164 where it could be understood.</summary>
public sealed record Phone(Fact Typed, string? E164)
{
    private static readonly string[] BeforeExtension = ["extension", "extn", "ext", "x", "#"];

    /// <summary>The number as a telephone takes it: digits, a plus before them, the extension behind (RFC 3966 section 3).</summary>
    [JsonIgnore]
    public string Dialled
    {
        get
        {
            var (number, extension) = Parts(Typed.Value);
            var digits = E164 ?? (number.StartsWith('+') ? "+" : "") + string.Concat(number.Where(char.IsAsciiDigit));
            return extension.Length > 0 ? $"{digits};ext={extension}" : digits;
        }
    }

    /// <summary>"(628) 774-3169 x3406" in two.</summary>
    private static (string Number, string Extension) Parts(string typed)
    {
        var text = typed.Trim();
        var number = text.TrimEnd([.. "0123456789"]);
        var word = number.TrimEnd('.', ':', '=', ' ');
        var before = Array.Find(BeforeExtension, end => word.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        var rest = before is null ? "" : word[..^before.Length].Trim();
        return before is not null && rest.Any(char.IsAsciiDigit) ? (rest, text[number.Length..]) : (text, "");
    }
}
