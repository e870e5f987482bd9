using System.ComponentModel.DataAnnotations;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A postal address as fields of a form.</summary>
public sealed record AddressFields
{
    [StringLength(100)]
    public string? Label { get; set; }

    [StringLength(500)]
    public string? Street { get; set; }

    [StringLength(500)]
    public string? PostalCode { get; set; }

    [StringLength(500)]
    public string? City { get; set; }

    [StringLength(500)]
    public string? Region { get; set; }

    [StringLength(500)]
    public string? Country { get; set; }

    public bool IsBlank => Parts(this).All(part => part is null);

    public static AddressFields Of(PostalAddress address) =>
        new()
        {
            Label = Blank.ToNull(string.Join(", ", address.Labels)),
            Street = address.Street,
            PostalCode = address.PostalCode,
            City = address.Locality,
            Region = address.Region,
            Country = address.Country,
        };

    /// <summary>
    /// The addresses of the form: one that was there keeps what the form does not show (a post box, its place on the card),
    /// one whose fields were emptied goes.
    /// </summary>
    public static IReadOnlyList<PostalAddress> Read(IList<AddressFields> fields, IReadOnlyList<PostalAddress> before)
    {
        var read = new List<PostalAddress>();
        for (var at = 0; at < Math.Max(fields.Count, before.Count); at++)
        {
            var old = at < before.Count ? before[at] : null;
            var form = at < fields.Count ? fields[at] : new AddressFields();
            var showedNothing = old is not null && Of(old).IsBlank;
            if (form.IsBlank && !showedNothing)
                continue;
            read.Add(form.Over(old ?? new PostalAddress()));
        }
        return read;
    }

    /// <summary>As one reads it where two changes meet.</summary>
    public static string Text(IEnumerable<AddressFields> fields) =>
        string.Join('\n', fields.Where(address => !address.IsBlank));

    public override string ToString()
    {
        var text = string.Join(", ", Parts(this).OfType<string>());
        return Blank.ToNull(Label) is { } label ? $"{label}: {text}" : text;
    }

    private PostalAddress Over(PostalAddress before) =>
        before with
        {
            Labels = Label == Of(before).Label ? before.Labels : Split(Label),
            Street = Blank.ToNull(Street),
            PostalCode = Blank.ToNull(PostalCode),
            Locality = Blank.ToNull(City),
            Region = Blank.ToNull(Region),
            Country = Blank.ToNull(Country),
        };

    private static string[] Split(string? labels) =>
        (labels ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string?> Parts(AddressFields address) =>
        new[] { address.Street, address.PostalCode, address.City, address.Region, address.Country }.Select(
            Blank.ToNull
        );
}
