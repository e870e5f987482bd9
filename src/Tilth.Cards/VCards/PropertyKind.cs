using System.Collections.Frozen;

namespace Tilth.Cards;

/// <summary>What a property means to <see cref="Contact"/>; <see cref="Other"/> is kept as it is.</summary>
internal enum PropertyKind
{
    Other,
    Begin,
    End,
    Version,
    Uid,
    FullName,
    Name,
    Nickname,
    Email,
    Phone,
    Address,
    Link,
    Messenger,
    Related,
    Organisation,
    Title,
    Role,
    Birthday,
    Anniversary,
    Pronouns,
    Note,
    Categories,
    Photo,
    Revision,
    PhoneticGiven,
    PhoneticAdditional,
    PhoneticFamily,
    Sound,
    GroupLabel,
    LabelledDate,
    AndroidCustom,
    ConnectedOn,
    Agent,
}

/// <summary>A name of a property that Tilth knows, and the scheme that its values take as a messenger address.</summary>
internal sealed record KnownProperty(PropertyKind Kind, string Name, string? Scheme = null);

/// <summary>
/// The names of properties: RFC 6350, RFC 2426, RFC 9554 and what programs add of their own. Names are compared without
/// case (RFC 6350 section 3.3).
/// </summary>
internal static class PropertyNames
{
    private static readonly (PropertyKind Kind, string Names)[] Kinds =
    [
        (PropertyKind.Begin, "BEGIN"),
        (PropertyKind.End, "END"),
        (PropertyKind.Version, "VERSION"),
        (PropertyKind.Uid, "UID"),
        (PropertyKind.FullName, "FN"),
        (PropertyKind.Name, "N"),
        (PropertyKind.Nickname, "NICKNAME X-NICKNAME"),
        (PropertyKind.Email, "EMAIL"),
        (PropertyKind.Phone, "TEL"),
        (PropertyKind.Address, "ADR"),
        (PropertyKind.Link, "URL SOCIALPROFILE X-SOCIALPROFILE X-EVOLUTION-BLOG-URL"),
        (PropertyKind.Messenger, "IMPP"),
        (
            PropertyKind.Related,
            "RELATED X-ABRELATEDNAMES X-SPOUSE X-MS-SPOUSE X-EVOLUTION-SPOUSE X-KADDRESSBOOK-X-SPOUSESNAME X-ASSISTANT "
                + "X-MS-ASSISTANT X-EVOLUTION-ASSISTANT X-KADDRESSBOOK-X-ASSISTANTSNAME X-MANAGER X-MS-MANAGER "
                + "X-EVOLUTION-MANAGER X-KADDRESSBOOK-X-MANAGERSNAME X-CHILD X-MS-CHILD"
        ),
        (PropertyKind.Organisation, "ORG"),
        (PropertyKind.Title, "TITLE"),
        (PropertyKind.Role, "ROLE"),
        (PropertyKind.Birthday, "BDAY"),
        (
            PropertyKind.Anniversary,
            "ANNIVERSARY X-ANNIVERSARY X-MS-ANNIVERSARY X-EVOLUTION-ANNIVERSARY X-KADDRESSBOOK-X-ANNIVERSARY"
        ),
        (PropertyKind.Pronouns, "PRONOUNS X-PRONOUNS"),
        (PropertyKind.Note, "NOTE"),
        (PropertyKind.Categories, "CATEGORIES"),
        (PropertyKind.Photo, "PHOTO"),
        (PropertyKind.Revision, "REV"),
        (PropertyKind.PhoneticGiven, "X-PHONETIC-FIRST-NAME"),
        (PropertyKind.PhoneticAdditional, "X-PHONETIC-MIDDLE-NAME"),
        (PropertyKind.PhoneticFamily, "X-PHONETIC-LAST-NAME"),
        (PropertyKind.Sound, "SOUND"),
        (PropertyKind.GroupLabel, "X-ABLabel"),
        (PropertyKind.LabelledDate, "X-ABDATE"),
        (PropertyKind.AndroidCustom, "X-ANDROID-CUSTOM"),
        (PropertyKind.ConnectedOn, "X-TILTH-CONNECTED-ON"),
        (PropertyKind.Agent, "AGENT"),
    ];

    private static readonly (string Scheme, string Names)[] Services =
    [
        ("aim", "X-AIM X-KADDRESSBOOK-X-AIM X-MESSAGING/AIM-ALL"),
        ("xmpp", "X-JABBER X-MESSAGING/XMPP-ALL"),
        ("gtalk", "X-GTALK X-GOOGLE-TALK"),
        ("icq", "X-ICQ X-MESSAGING/ICQ-ALL"),
        ("msnim", "X-MSN X-MESSAGING/MSN-ALL"),
        ("im", "X-MS-IMADDRESS"),
        ("irc", "X-MESSAGING/IRC-ALL"),
        ("twitter", "X-MESSAGING/TWITTER-ALL"),
        ("ymsgr", "X-YAHOO X-YAHOO-ID X-MESSAGING/YAHOO-ALL"),
        ("skype", "X-SKYPE X-SKYPE-USERNAME X-MESSAGING/SKYPE-ALL"),
        ("gg", "X-GADUGADU X-MESSAGING/GADU-ALL"),
        ("groupwise", "X-GROUPWISE"),
        ("mqq", "X-QQ"),
        ("sip", "X-SIP"),
        ("matrix", "X-MATRIX"),
    ];

    private static readonly FrozenDictionary<string, KnownProperty> Known = All()
        .ToFrozenDictionary(known => known.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, KnownProperty>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names that are not projected but that every address book uses: enough to recognise a card by.</summary>
    private static readonly FrozenSet<string> Ordinary = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "LABEL",
        "GEO",
        "TZ",
        "LOGO",
        "KEY",
        "PRODID",
        "MAILER",
        "CLASS",
        "SOURCE",
        "KIND",
        "GENDER",
        "LANG",
        "MEMBER",
        "SORT-STRING",
        "CALURI",
        "CALADRURI",
        "FBURL",
        "NAME",
        "PROFILE",
        "XML",
        "CLIENTPIDMAP",
        "GRAMGENDER",
        "LANGUAGE",
        "CREATED",
        "CONTACT-URI",
        "HOBBY",
        "INTEREST",
        "EXPERTISE",
        "ORG-DIRECTORY"
    );

    public static KnownProperty? Find(ReadOnlySpan<char> name) =>
        ByName.TryGetValue(name, out var known) ? known : null;

    /// <summary>The name as it is kept: standard ones in capitals, others as written.</summary>
    public static string Canonical(string name) => Ordinary.TryGetValue(name, out var standard) ? standard : name;

    /// <summary>True for a name that a line of a vCard may well begin with, so that such a line is no text of another.</summary>
    public static bool IsFamiliar(string name) => Known.ContainsKey(name) || Ordinary.Contains(name);

    private static IEnumerable<KnownProperty> All()
    {
        foreach (var (kind, names) in Kinds)
        foreach (var name in names.Split(' '))
            yield return new(kind, name);
        foreach (var (scheme, names) in Services)
        foreach (var name in names.Split(' '))
            yield return new(PropertyKind.Messenger, name, scheme);
    }
}
