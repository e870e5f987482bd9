using Tilth.Cards;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>
/// A postal address in the lines in which the post of its country reads it: where the card says how it is written, as that; else the
/// number of the place before its name, but for countries that write it behind, or on a line of its own.
/// </summary>
public static class AddressLines
{
    private static readonly HashSet<string> Behind = Folded(
        "USA, US, United States, United States of America, Canada, CA, Australia, AU, New Zealand, NZ, India, IN, "
            + "Ireland, IE, Singapore, SG, South Korea, KR, Taiwan, TW, Indonesia, ID, Thailand, TH, South Africa, ZA"
    );

    private static readonly HashSet<string> Below = Folded(
        "United Kingdom, UK, GB, Great Britain, England, Scotland, Wales, Northern Ireland, Russia, RU, Ukraine, UA"
    );

    private static readonly HashSet<string> States = Folded("USA, US, United States, United States of America");

    public static IReadOnlyList<string> Of(PostalAddress address)
    {
        if (Label(address) is { Count: > 0 } written)
            return written;
        var country = Folding.Fold(address.Country?.Trim() ?? "");
        return
        [
            .. Lines(address.PostBox),
            .. Lines(address.Extended),
            .. Lines(address.Street),
            .. Lines(string.Join('\n', address.More)),
            .. Place(address, country),
            .. Lines(address.Country),
        ];
    }

    /// <summary>A letter finds the way: it says more than a place.</summary>
    public static bool IsWhole(PostalAddress address) =>
        Label(address).Count > 0
        || new[] { address.PostBox, address.Extended, address.Street }
            .Concat(address.More)
            .Any(part => Lines(part).Length > 0);

    private static string[] Place(PostalAddress address, string country)
    {
        var (code, city, region) = (address.PostalCode, address.Locality, address.Region);
        if (Below.Contains(country))
            return [.. Lines(city), .. Lines(region), .. Lines(code)];
        if (!Behind.Contains(country))
            return [.. Lines(Joined(" ", code, city)), .. Lines(region)];
        return States.Contains(country)
            ? Lines(Joined(", ", city, Joined(" ", region, code)))
            : Lines(Joined(" ", city, region, code));
    }

    /// <summary>RFC 6350 section 6.3.1: the address as it stands on a letter.</summary>
    private static IReadOnlyList<string> Label(PostalAddress address) =>
        [
            .. address
                .Parameters.Where(parameter => parameter.Name.Equals("LABEL", StringComparison.OrdinalIgnoreCase))
                .SelectMany(parameter => parameter.Values)
                .Take(1)
                .SelectMany(Lines),
        ];

    private static string[] Lines(string? text) =>
        (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Joined(string between, params string?[] parts) =>
        Blank.ToNull(string.Join(between, parts.Select(Blank.ToNull).OfType<string>()));

    private static HashSet<string> Folded(string names) =>
        names.Split(", ").Select(name => Folding.Fold(name)).ToHashSet(StringComparer.Ordinal);
}
