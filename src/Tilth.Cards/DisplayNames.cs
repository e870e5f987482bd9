using System.Text;

namespace Tilth.Cards;

/// <summary>The name to show for an entry that has none of its own.</summary>
internal static class DisplayNames
{
    /// <summary>The first of: parts of the name, nickname, firm, e-mail, phone, messenger, link, address; null if all are missing.</summary>
    public static string? For(Contact contact)
    {
        var name = First(contact)?.ReplaceLineEndings(" ").Trim();
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static string? First(Contact contact) =>
        FromParts(contact.Name)
        ?? contact.Nicknames.FirstOrDefault(name => !NoText.Is(name))
        ?? contact
            .Work.Select(work => work.Organisation ?? work.Title ?? work.Role)
            .FirstOrDefault(text => NoText.ToNull(text) is not null)
        ?? First(contact.Emails)
        ?? First(contact.Phones)
        ?? First(contact.Messengers)
        ?? First(contact.Links)
        ?? contact.Addresses.Select(OneLine).FirstOrDefault(text => text.Length > 0);

    /// <summary>The parts in the order in which they are said; Chinese, Japanese and Korean names family first.</summary>
    public static string? FromParts(NameParts name)
    {
        var isEastern = IsEastern(name.Family) && (name.Given is null || IsEastern(name.Given));
        string?[] parts = isEastern
            ? [name.Family, name.Given]
            : [name.Prefix, name.Given, name.Additional, name.Family, name.SecondFamily, name.Generation, name.Suffix];
        var text = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? null : text.ReplaceLineEndings(" ");
    }

    /// <summary>True if the text begins with a Chinese, Japanese or Korean character.</summary>
    public static bool IsEastern(string? text) =>
        !string.IsNullOrEmpty(text)
        && Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done
        && rune.Value
            is (>= 0x3040 and <= 0x30FF)
                or (>= 0x3400 and <= 0x9FFF)
                or (>= 0xAC00 and <= 0xD7AF)
                or (>= 0x20000 and <= 0x3FFFF);

    private static string? First(IReadOnlyList<Fact> facts) => facts.Count == 0 ? null : facts[0].Value;

    private static string OneLine(PostalAddress address) =>
        string.Join(
                ", ",
                new[] { address.Street, address.Locality, address.Country }.Where(part => !string.IsNullOrEmpty(part))
            )
            .ReplaceLineEndings(" ");
}
