namespace Tilth.Matching;

/// <summary>The tables of texts: fields of one kind share one, so that a given name can be another's family name.</summary>
internal enum TermKind
{
    Name,
    Organisation,
    Email,
    Phone,
    Place,
    Street,
    Postcode,
    Identity,
}

internal static class TermKinds
{
    public const int Count = 8;

    public static TermKind Of(MatchField field) =>
        field switch
        {
            MatchField.Organisation => TermKind.Organisation,
            MatchField.Email => TermKind.Email,
            MatchField.Phone => TermKind.Phone,
            MatchField.Place => TermKind.Place,
            MatchField.Street => TermKind.Street,
            MatchField.Postcode => TermKind.Postcode,
            MatchField.Uid or MatchField.Link => TermKind.Identity,
            _ => TermKind.Name,
        };
}
