using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>What a person asked for, or what became of them: who rests is never raised again by anything.</summary>
public enum Rest
{
    None,
    Died,
    LeaveMeBe,
}

/// <summary>Somebody in a book: the facts, which every member of the book sees.</summary>
public sealed partial class Person : ISpaceRow, IOfPerson, INamed
{
    private Person() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    Guid IOfPerson.PersonId => Id;

    public string DisplayName { get; private set; } = "";

    /// <summary>The folded text that lists are sorted by: family name first where one is known.</summary>
    public string SortName { get; private set; } = "";

    public NameParts Name { get; private set; } = NameParts.None;
    public IReadOnlyList<string> Nicknames { get; private set; } = [];
    public string? Pronouns { get; private set; }
    public string? FormOfAddress { get; private set; }
    public IReadOnlyList<Fact> Emails { get; private set; } = [];
    public IReadOnlyList<Phone> Phones { get; private set; } = [];
    public IReadOnlyList<PostalAddress> Addresses { get; private set; } = [];
    public IReadOnlyList<Fact> Links { get; private set; } = [];
    public IReadOnlyList<Fact> Messengers { get; private set; } = [];

    /// <summary>Partner, children, assistant ...: the name, labelled with the relation.</summary>
    public IReadOnlyList<Fact> Related { get; private set; } = [];

    public PartialDate? Birthday { get; private set; }

    /// <inheritdoc cref="YearKey"/>
    public int? BirthdayKey { get; private set; }

    /// <summary>The wedding day.</summary>
    public PartialDate? Anniversary { get; private set; }

    /// <inheritdoc cref="YearKey"/>
    public int? AnniversaryKey { get; private set; }

    /// <summary>What is said about the person to all who share the book (the NOTE of a card).</summary>
    public string? About { get; private set; }

    public Rest Rest { get; private set; }

    /// <summary>The UID of the card this person came with, or our own id.</summary>
    public string Uid { get; private set; } = "";

    /// <summary>The properties of that card that Tilth does not model, to be written out again as they came.</summary>
    public IReadOnlyList<CardProperty> Extras { get; private set; } = [];

    /// <summary>What that card said beside single facts (the language of a name, how it sorts): each as a property without a value.</summary>
    public IReadOnlyList<CardProperty> Details { get; private set; } = [];

    public Origin Origin { get; private set; } = Origin.Unknown;

    /// <summary>The position of the last change to anything that the card shows: its ETag and the token of its form.</summary>
    public long Version { get; private set; }

    public static Person Add(int space, string name, Origin origin, DateTimeOffset at)
    {
        var id = NewId.At(at);
        var person = new Person
        {
            SpaceId = space,
            Id = id,
            Uid = $"urn:uuid:{id}",
            Origin = origin,
        };
        person.CallIt(name, NameParts.None);
        return person;
    }

    /// <summary>Sets the name as it is shown, with its parts where they are known.</summary>
    public void CallIt(string displayName, NameParts parts)
    {
        if (Details.Count > 0 && (DisplayName, Name) != (displayName.Trim(), parts))
            Forget("FN", "N");
        DisplayName = displayName.Trim();
        Name = parts;
        SortName = SortNames.Of(DisplayName, parts);
    }

    public void IsBorn(PartialDate? date)
    {
        if (Details.Count > 0 && date != Birthday)
            Forget("BDAY");
        (Birthday, BirthdayKey) = (date, YearKey.Of(date));
    }

    public void IsAtRest(Rest rest) => Rest = rest;

    internal void ChangedAt(long position) => Version = position;
}

/// <summary>Where an entry came from, since when, and on what basis it is kept.</summary>
public sealed record Origin(string Source, DateTimeOffset At, string? Detail = null, string Basis = "own acquaintance")
{
    public static readonly Origin Unknown = new("unknown", DateTimeOffset.UnixEpoch);
}
