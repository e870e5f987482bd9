using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.People.Photos;
using Tilth.Store;
using Photo = Tilth.People.Photos.Photo;

namespace Tilth.Exchange;

/// <summary>What stands around one person in the book: posts, labels, my own side. It takes what an entry knows more of them.</summary>
internal sealed class Surroundings(Person person, Me me)
{
    private readonly List<Affiliation> _posts = [];
    private readonly HashSet<Guid> _labels = [];
    private Relationship? _mine;
    private bool _hasPhoto;

    public Person Person => person;

    /// <summary>Those of people who are in the book, with the people themselves; a few queries for all.</summary>
    public static async Task<Dictionary<Guid, Surroundings>> Of(TilthDb db, List<Guid> people, Me me)
    {
        if (people.Count == 0)
            return [];
        var found = await db.People().Where(person => people.Contains(person.Id)).ToListAsync();
        var around = found.ToDictionary(person => person.Id, person => new Surroundings(person, me));
        foreach (
            var post in await db.Affiliations()
                .Where(row => people.Contains(row.PersonId))
                .OrderBy(row => row.Id)
                .ToListAsync()
        )
            around[post.PersonId]._posts.Add(post);
        foreach (
            var put in await db.PersonLabels()
                .Where(row => people.Contains(row.PersonId))
                .Select(row => new { row.PersonId, row.LabelId })
                .ToListAsync()
        )
            around[put.PersonId]._labels.Add(put.LabelId);
        foreach (
            var pictured in await db.Photos()
                .Where(row => people.Contains(row.PersonId))
                .Select(row => row.PersonId)
                .Distinct()
                .ToListAsync()
        )
            around[pictured]._hasPhoto = true;
        foreach (var mine in await db.Mine<Relationship>().Where(row => people.Contains(row.PersonId)).ToListAsync())
            around[mine.PersonId]._mine = mine;
        return around;
    }

    /// <summary>Somebody new has the posts of their card as it names them.</summary>
    public void Begin(TilthDb db, Contact contact, IReadOnlyDictionary<string, Guid> organisations, DateTimeOffset now)
    {
        foreach (var work in contact.Work)
            Add(db, work, work.Group, At(work, organisations), now);
        db.AddMany([_mine = Relationship.With(person.Id, me, Standing.Known, now)]);
    }

    /// <summary>Adds the posts that are not there yet; one of which less is known gets the rest.</summary>
    public void WorksAt(
        TilthDb db,
        Contact contact,
        IReadOnlyDictionary<string, Guid> organisations,
        DateTimeOffset now
    )
    {
        foreach (var work in contact.Work)
        {
            var at = At(work, organisations);
            if (_posts.Exists(post => Covers(post, work, at)))
                continue;
            if (_posts.Find(post => CanBe(post, work, at)) is { } less)
                Fill(less, work, at);
            else
                Add(db, work, null, at, now);
        }
    }

    public void IsLabelled(TilthDb db, IEnumerable<Guid> labels, DateTimeOffset now)
    {
        foreach (var label in labels.Where(_labels.Add))
            db.AddMany([PersonLabel.Put(me.SpaceId, person.Id, label, now)]);
    }

    /// <summary>The photos of their card; whoever has one keeps it.</summary>
    public void IsPictured(TilthDb db, Newcomer newcomer, DateTimeOffset now)
    {
        if (_hasPhoto || newcomer.Pictures.Count == 0)
            return;
        _hasPhoto = true;
        db.AddMany(Photo.Of(person, newcomer.Pictures, now));
    }

    /// <summary>The day on which we met, unless I have said one.</summary>
    public void Met(TilthDb db, DateOnly? day, DateTimeOffset now)
    {
        if (day is not { } on || _mine?.MetOn is not null)
            return;
        if (_mine is null)
            db.AddMany([_mine = Relationship.With(person.Id, me, Standing.Known, now)]);
        _mine.Met(PartialDate.From(on), _mine.HowMet, _mine.MetThroughId);
    }

    private void Add(TilthDb db, Cards.Work work, string? group, Guid? at, DateTimeOffset now)
    {
        var title = Blank.ToNull(work.Title);
        var post = Affiliation.Of(person, at, title, now);
        post.Describe(title, Blank.ToNull(work.Role), work.Units);
        post.CameAs(group, work.Details);
        _posts.Add(post);
        db.AddMany([post]);
    }

    private static Guid? At(Cards.Work work, IReadOnlyDictionary<string, Guid> organisations) =>
        Blank.ToNull(work.Organisation) is { } name ? organisations[Organisation.KeyOf(name)] : null;

    /// <summary>True if the post says all that the other does; one that is over is not begun again.</summary>
    private static bool Covers(Affiliation post, Cards.Work work, Guid? at) =>
        (at is null || post.OrganisationId == at)
        && (work.Title is null || Same(post.Title, work.Title) || (post.IsPast && post.Title is null))
        && (at is not null || work.Title is not null || Same(post.Role, work.Role));

    /// <summary>True for a post of that organisation without a title, or of that title without an organisation.</summary>
    private static bool CanBe(Affiliation post, Cards.Work work, Guid? at) =>
        !post.IsPast
        && at is not null
        && (
            post.OrganisationId == at
                ? post.Title is null
                : post.OrganisationId is null && post.Title is not null && Same(post.Title, work.Title)
        );

    private static void Fill(Affiliation post, Cards.Work work, Guid? at)
    {
        post.Move(at);
        post.Describe(
            post.Title ?? Blank.ToNull(work.Title),
            post.Role ?? Blank.ToNull(work.Role),
            post.Units.Count > 0 ? post.Units : work.Units
        );
    }

    private static bool Same(string? one, string? other) =>
        Organisation.KeyOf(one ?? "") == Organisation.KeyOf(other ?? "");
}
