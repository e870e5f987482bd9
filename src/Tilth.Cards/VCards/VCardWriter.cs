using System.Text;

namespace Tilth.Cards;

/// <summary>
/// Writes vCard 4.0 (RFC 6350, with RFC 6868 and RFC 9554) or 3.0 (RFC 2426), strictly: whatever stands in a field, one
/// contact is one card and no field becomes a property. The same contact gives the same text. Reading it again gives the
/// same contact, if that was read before: what no version can say (control characters, blanks around a value) is gone then.
/// O(n) in the text; thread-safe.
/// </summary>
public static class VCardWriter
{
    /// <summary>The card of a contact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not 3.0 or 4.0.</exception>
    public static string Write(Contact contact, VCardVersion version)
    {
        var text = new StringWriter();
        Write(contact, version, text);
        return text.ToString();
    }

    /// <summary>Writes the card of a contact to a writer, which is neither flushed nor closed.</summary>
    /// <inheritdoc cref="Write(Contact, VCardVersion)" path="/exception"/>
    public static void Write(Contact contact, VCardVersion version, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(output);
        if (version is not (VCardVersion.V30 or VCardVersion.V40))
            throw new ArgumentOutOfRangeException(nameof(version), version, "Cards are written as 3.0 or 4.0.");
        new CardFromContact(contact, version, new(output)).Write();
    }

    /// <summary>Writes many cards as one file, in UTF-8 without a byte order mark. The stream is flushed, not closed.</summary>
    /// <inheritdoc cref="Write(Contact, VCardVersion)" path="/exception"/>
    public static void Write(IEnumerable<Contact> contacts, VCardVersion version, Stream output)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        using var text = new StreamWriter(output, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        foreach (var contact in contacts)
            Write(contact, version, text);
    }
}
