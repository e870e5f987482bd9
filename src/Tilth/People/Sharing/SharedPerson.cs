using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People.Sharing;

/// <summary>
/// Somebody of my own book whom I shared to another: who that is there, and what I gave, so that it can be taken back. To me
/// the two stay one person.
/// </summary>
public sealed class SharedPerson : IMemberRow, IOfPerson, INamesBook
{
    /// <summary>The source of an entry that was made by sharing.</summary>
    public const string Source = "shared";

    private SharedPerson() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>The other book, and the person there; no reference of the database, since it keeps books apart.</summary>
    public int IntoSpaceId { get; private set; }

    public Guid IntoPersonId { get; private set; }

    /// <summary>The facts as I gave them.</summary>
    public Contact Given { get; private set; } = new() { DisplayName = "" };

    public static SharedPerson Of(Me me, Guid person, int space, Guid there, Contact given, DateTimeOffset at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            PersonId = person,
            IntoSpaceId = space,
            IntoPersonId = there,
            Given = given,
        };

    /// <summary>Once more: what was given before can still be taken back.</summary>
    public void IsGiven(Guid there, Contact given) =>
        (IntoPersonId, Given) = (
            there,
            given with
            {
                Emails = [.. Given.Emails.Union(given.Emails)],
                Phones = [.. Given.Phones.Union(given.Phones)],
                Work = [.. Given.Work.Union(given.Work)],
                Addresses = [.. Given.Addresses.Union(given.Addresses)],
                Links = [.. Given.Links.Union(given.Links)],
                Messengers = [.. Given.Messengers.Union(given.Messengers)],
                Birthday = given.Birthday ?? Given.Birthday,
                Note = given.Note ?? Given.Note,
                Photo = given.Photo ?? Given.Photo,
            }
        );
}
