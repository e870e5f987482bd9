using System.Collections.Frozen;

namespace Tilth.Matching;

/// <summary>
/// The form in which two spellings of one mailbox are equal: small letters; without a tag after <c>+</c> where the provider
/// delivers it to the same box, and without dots at Gmail, which ignores them; one name for a provider of several.
/// </summary>
internal static class EmailForm
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Roles = Set(
        "info office contact hello mail email sales support admin team service enquiries inquiries post press media "
            + "jobs hr kontakt buero buro welcome reception accounts billing accounting invoices marketing postmaster "
            + "webmaster noreply no-reply newsletter help desk general secretary secretariat bookings booking events shop "
            + "orders studio hallo bonjour contacto contato bureau board members"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tagged = Set(
        "gmail.com outlook.com hotmail.com live.com icloud.com me.com mac.com fastmail.com fastmail.fm proton.me "
            + "protonmail.com pm.me yandex.ru yandex.com zoho.com"
    );

    /// <summary>Appends the form of an address; nothing where there is no address in the text.</summary>
    public static void Append(ReadOnlySpan<char> address, Letters into)
    {
        address = address.Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            address = address["mailto:".Length..];
        }
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1)
        {
            return;
        }
        Span<char> domain = stackalloc char[address.Length - at - 1];
        Lower(address[(at + 1)..], domain);
        var provider = Provider(domain);
        var local = address[..at];
        if (local.IndexOf('+') is var tag and > 0 && Tagged.Contains(provider))
        {
            local = local[..tag];
        }
        var isDotted = provider is not "gmail.com";
        foreach (var letter in local)
        {
            if (letter != '.' || isDotted)
            {
                into.Append(char.ToLowerInvariant(letter));
            }
        }
        into.Append('@');
        into.Append(provider);
    }

    /// <summary>What stands before the <c>@</c> of a form.</summary>
    public static ReadOnlySpan<char> Local(ReadOnlySpan<char> form) => form[..Math.Max(0, form.LastIndexOf('@'))];

    /// <summary>Whether a form is that of a task and not of a person: <c>info@</c>, <c>sales@</c>.</summary>
    public static bool IsRole(ReadOnlySpan<char> form) => Roles.Contains(Local(form));

    private static ReadOnlySpan<char> Provider(ReadOnlySpan<char> domain) =>
        domain switch
        {
            "googlemail.com" => "gmail.com",
            "protonmail.com" or "pm.me" => "proton.me",
            "me.com" or "mac.com" => "icloud.com",
            _ => domain.TrimEnd('.'),
        };

    private static void Lower(ReadOnlySpan<char> text, Span<char> into)
    {
        for (var i = 0; i < text.Length; i++)
        {
            into[i] = char.ToLowerInvariant(text[i]);
        }
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
