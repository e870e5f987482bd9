namespace Tilth.Matching;

/// <summary>What of two records was compared.</summary>
public enum MatchField
{
    /// <summary>Given names, and nicknames as further ones.</summary>
    GivenName,

    /// <summary>Family names.</summary>
    FamilyName,

    /// <summary>Middle names.</summary>
    AdditionalName,

    /// <summary>Junior, senior, the third.</summary>
    Suffix,

    /// <summary>What friends say; compared as a given name.</summary>
    Nickname,

    /// <summary>Where they work.</summary>
    Organisation,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Telephone numbers.</summary>
    Phone,

    /// <summary>The day of birth.</summary>
    Birthday,

    /// <summary>Cities.</summary>
    Place,

    /// <summary>Streets with their number.</summary>
    Street,

    /// <summary>Postal codes.</summary>
    Postcode,

    /// <summary>Numbers given once.</summary>
    Uid,

    /// <summary>Web addresses.</summary>
    Link,
}
