namespace Tilth.Search;

/// <summary>Where a word stands in a document: the field, and for names also the place in the name.</summary>
internal enum Slot : byte
{
    /// <summary>The only word of a name.</summary>
    NameOnly,
    NameFirst,
    NameLater,
    Nickname,
    Organisation,
    Email,
    Phone,
    Label,
    Place,
    Note,
}

internal static class Slots
{
    public const int Count = 10;

    public static Slot Of(SearchField field) =>
        field switch
        {
            SearchField.Name => Slot.NameLater,
            SearchField.Nickname => Slot.Nickname,
            SearchField.Organisation => Slot.Organisation,
            SearchField.Email => Slot.Email,
            SearchField.Phone => Slot.Phone,
            SearchField.Label => Slot.Label,
            SearchField.Place => Slot.Place,
            SearchField.Note => Slot.Note,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
        };

    public static SearchField Field(Slot slot) =>
        slot <= Slot.NameLater ? SearchField.Name : (SearchField)(slot - Slot.NameLater);

    /// <summary>The slots of a field; all of them for null.</summary>
    public static Slot[] All(SearchField? field) =>
        [.. Enum.GetValues<Slot>().Where(slot => field is null || Field(slot) == field)];

    public static bool IsName(Slot slot) => slot <= Slot.NameLater;
}
