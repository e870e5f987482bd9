namespace Tilth.Store;

/// <summary>A book of people: the boundary of data and rights. Its row is locked while positions in the feed are taken.</summary>
public sealed class Space
{
    private Space() { }

    /// <summary>The short key by which data is spread; never shown.</summary>
    public int SpaceId { get; private set; }

    /// <summary>The word in the address (<c>/in/{slug}/</c>); null for a personal book.</summary>
    public string? Slug { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The account whose personal book this is; null for a team's.</summary>
    public Guid? PersonalOf { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The position of the last change in this space's feed.</summary>
    public long Position { get; private set; }

    /// <summary>Only who signed in with a second key may enter.</summary>
    public bool RequiresSecondKey { get; private set; }

    public static Space Personal(Guid account, string name, DateTimeOffset at) =>
        new()
        {
            PersonalOf = account,
            Name = name,
            CreatedAt = at,
        };

    public static Space Team(string name, string slug, DateTimeOffset at) =>
        new()
        {
            Slug = slug,
            Name = name,
            CreatedAt = at,
        };

    /// <summary>The word in the address stays, since others have links with it.</summary>
    public void CallIt(string name) => Name = name;

    public void RequireSecondKey(bool isRequired) => RequiresSecondKey = isRequired;
}
