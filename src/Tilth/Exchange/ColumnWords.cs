using Tilth.Cards;
using Tilth.Site;

namespace Tilth.Exchange;

/// <summary>What people read for what a column holds.</summary>
internal static class ColumnWords
{
    /// <summary>What a person may choose, in the order of a card.</summary>
    public static readonly IReadOnlyList<CsvFieldKind> Choices =
    [
        CsvFieldKind.FullName,
        CsvFieldKind.Given,
        CsvFieldKind.Additional,
        CsvFieldKind.Family,
        CsvFieldKind.Prefix,
        CsvFieldKind.Suffix,
        CsvFieldKind.Nickname,
        CsvFieldKind.Email,
        CsvFieldKind.Phone,
        CsvFieldKind.Link,
        CsvFieldKind.Messenger,
        CsvFieldKind.Organisation,
        CsvFieldKind.Department,
        CsvFieldKind.Title,
        CsvFieldKind.Role,
        CsvFieldKind.Birthday,
        CsvFieldKind.BirthdayDayFirst,
        CsvFieldKind.BirthdayMonthFirst,
        CsvFieldKind.Anniversary,
        CsvFieldKind.ConnectedOn,
        CsvFieldKind.Pronouns,
        CsvFieldKind.Note,
        CsvFieldKind.Categories,
        CsvFieldKind.Street,
        CsvFieldKind.PostalCode,
        CsvFieldKind.Locality,
        CsvFieldKind.Region,
        CsvFieldKind.Country,
        CsvFieldKind.FormattedAddress,
        CsvFieldKind.Uid,
        CsvFieldKind.Keep,
        CsvFieldKind.Ignore,
    ];

    public static string Of(CsvFieldKind kind, Say say) =>
        kind switch
        {
            CsvFieldKind.FullName => say["Whole name"],
            CsvFieldKind.Given => say["First name"],
            CsvFieldKind.Additional => say["Middle name"],
            CsvFieldKind.Family => say["Last name"],
            CsvFieldKind.Prefix => say["Before the name (Dr., Ms)"],
            CsvFieldKind.Suffix => say["After the name (Jr., PhD)"],
            CsvFieldKind.Nickname => say["Nickname"],
            CsvFieldKind.Email => say["E-mail"],
            CsvFieldKind.Phone => say["Phone"],
            CsvFieldKind.Link => say["Web page"],
            CsvFieldKind.Messenger => say["Messenger"],
            CsvFieldKind.Related => say["Somebody close (partner, assistant)"],
            CsvFieldKind.Organisation => say["Works at"],
            CsvFieldKind.Department => say["Department"],
            CsvFieldKind.Title => say["Job title"],
            CsvFieldKind.Role => say["Profession"],
            CsvFieldKind.Birthday => say["Birthday"],
            CsvFieldKind.BirthdayDayFirst => say["Birthday (day first)"],
            CsvFieldKind.BirthdayMonthFirst => say["Birthday (month first)"],
            CsvFieldKind.Anniversary => say["Anniversary"],
            CsvFieldKind.ConnectedOn => say["Day you met"],
            CsvFieldKind.Pronouns => say["Pronouns"],
            CsvFieldKind.Note => say["About the person"],
            CsvFieldKind.Categories => say["Labels"],
            CsvFieldKind.Photo => say["Picture"],
            CsvFieldKind.Street => say["Street"],
            CsvFieldKind.PostalCode => say["Postal code"],
            CsvFieldKind.Locality => say["Town"],
            CsvFieldKind.Region => say["Region"],
            CsvFieldKind.Country => say["Country"],
            CsvFieldKind.FormattedAddress => say["Whole address"],
            CsvFieldKind.Uid => say["The entry's own number"],
            CsvFieldKind.Keep or CsvFieldKind.Custom => say["Something else: keep it as it stands"],
            CsvFieldKind.Ignore => say["Leave it out"],
            _ => say["As it was recognised"],
        };
}
