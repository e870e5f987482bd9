using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People.Listing;
using Tilth.People.Photos;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Segments;

/// <summary>The condition of each single test of a query, in one book, on one day.</summary>
internal sealed class SegmentConditions(TilthDb db, Me me, SearchView view, DateOnly today, CancellationToken cancel)
{
    private static readonly DateOnly Earliest = new(1, 1, 2),
        Latest = new(9999, 12, 30);

    public async Task<Expression<Func<Person, bool>>> Of(SegmentTest test) =>
        test switch
        {
            Words words => OneOf(view.Having(words.Text)),
            TextTest text => await Text(text.Field, text.Value),
            HasTest has => Has(has.What),
            IsTest state => Is(state.What),
            NeverTest never => Never(never.Field),
            DayTest day => await Day(day),
            _ => throw new ArgumentOutOfRangeException(nameof(test), test, "There is no such test."),
        };

    private IQueryable<Relationship> Mine => db.Mine<Relationship>();

    internal static Expression<Func<Person, bool>> OneOf(IEnumerable<Guid> ids)
    {
        var list = ids.ToList();
        return person => EF.Parameter(list).Contains(person.Id);
    }

    private async Task<Expression<Func<Person, bool>>> Text(SegmentField field, string value)
    {
        var key = Folding.Fold(value.Trim());
        switch (field)
        {
            case SegmentField.Name:
                return OneOf(
                    view.Having(value, SearchField.Name).Concat(view.Having(value, SearchField.Nickname)).Distinct()
                );
            case SegmentField.Note:
                return OneOf(view.Having(value, SearchField.Note));
            case SegmentField.City:
                return OneOf(await Placed(value, address => address.Locality, key));
            case SegmentField.Country:
                return OneOf(await Placed(value, address => address.Country, key));
            case SegmentField.Title:
                return OneOf(await Titled(value, key));
            case SegmentField.Org:
                return person =>
                    db.Affiliations()
                        .Any(row =>
                            row.PersonId == person.Id
                            && db.Organisations().Any(at => at.Id == row.OrganisationId && at.NameKey.Contains(key))
                        );
            case SegmentField.Label:
                var labels = await db.Labels()
                    .Where(row => row.NameKey == key)
                    .Select(row => row.Id)
                    .ToListAsync(cancel);
                return person =>
                    db.PersonLabels().Any(row => row.PersonId == person.Id && labels.Contains(row.LabelId));
            case SegmentField.Circle:
                var circles = await Circles(key);
                return person => Mine.Any(row => row.PersonId == person.Id && circles.Contains(row.CircleId!.Value));
            case SegmentField.List:
                var lists = await Lists(key);
                return person =>
                    db.AudienceMembers().Any(row => row.PersonId == person.Id && lists.Contains(row.AudienceId));
            case SegmentField.Email:
                return WithKey(PersonKeyKind.Email, PersonKeys.EmailKey(value));
            case SegmentField.Phone:
                var digits = string.Concat(value.Where(char.IsAsciiDigit)).TrimStart('0');
                return digits.Length == 0 ? _ => false : WithKey(PersonKeyKind.Phone, digits);
            case SegmentField.Source:
                return await From(key);
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "This field is not a text.");
        }
    }

    private Expression<Func<Person, bool>> WithKey(PersonKeyKind kind, string part) =>
        person => db.PersonKeys().Any(row => row.PersonId == person.Id && row.Kind == kind && row.Value.Contains(part));

    /// <summary>By the beginning of the source's name or of the file's: <c>source:linkedin</c>, <c>source:connections.csv</c>.</summary>
    private async Task<Expression<Func<Person, bool>>> From(string key)
    {
        var origins = await db.People().Select(person => person.Origin).Distinct().ToListAsync(cancel);
        var fitting = origins.FindAll(origin => Begins(origin.Source, key) || Begins(origin.Detail, key));
        return person => fitting.Contains(person.Origin);
    }

    private static bool Begins(string? text, string key) =>
        text is not null && Folding.Fold(text).StartsWith(key, StringComparison.Ordinal);

    private async Task<List<Guid>> Circles(string key)
    {
        var own = await db.Mine<Circle>().ToListAsync(cancel);
        return [.. own.Where(row => Folding.Fold(row.Name) == key).Select(row => row.Id)];
    }

    private Task<List<Guid>> Lists(string key) =>
        db.Mine<Audience>().Where(row => row.NameKey == key).Select(row => row.Id).ToListAsync(cancel);

    private async Task<List<Guid>> Placed(string value, Func<PostalAddress, string?> part, string key)
    {
        var near = view.Having(value, SearchField.Place).ToList();
        var people = await db.People()
            .Where(person => EF.Parameter(near).Contains(person.Id))
            .Select(person => new { person.Id, person.Addresses })
            .ToListAsync(cancel);
        return
        [
            .. people
                .Where(person =>
                    person.Addresses.Any(address => part(address) is { } at && Folding.Fold(at.Trim()) == key)
                )
                .Select(person => person.Id),
        ];
    }

    private async Task<List<Guid>> Titled(string value, string key)
    {
        var near = view.Having(value, SearchField.Organisation).ToList();
        var posts = await db.Affiliations()
            .Where(row => row.Title != null && EF.Parameter(near).Contains(row.PersonId))
            .Select(row => new { row.PersonId, row.Title })
            .ToListAsync(cancel);
        return
        [
            .. posts.Where(post => HasWords(Folding.Fold(post.Title!), key)).Select(post => post.PersonId).Distinct(),
        ];
    }

    private static bool HasWords(string text, string key)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return key.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(part => words.Any(word => word.StartsWith(part, StringComparison.Ordinal)));
    }

    private Expression<Func<Person, bool>> Has(PersonHas what) =>
        what switch
        {
            PersonHas.Email => WithKey(PersonKeyKind.Email, ""),
            PersonHas.Phone => WithKey(PersonKeyKind.Phone, ""),
            PersonHas.Birthday => person => person.Birthday != null,
            PersonHas.Photo => person =>
                db.Photos().Any(row => row.PersonId == person.Id)
                || ((string)(object)person.Extras).Contains("\"name\":\"PHOTO\""),
            PersonHas.Circle => person => Mine.Any(row => row.PersonId == person.Id && row.CircleId != null),
            PersonHas.Promise => person => Mine.Any(row => row.PersonId == person.Id && row.OpenPromises > 0),
        };

    private Expression<Func<Person, bool>> Is(PersonIs what) =>
        what switch
        {
            PersonIs.Resting => person =>
                person.Rest != Rest.None || Mine.Any(row => row.PersonId == person.Id && row.DoNotSuggest),
            PersonIs.Wanted => person => Mine.Any(row => row.PersonId == person.Id && row.Standing == Standing.Wanted),
            PersonIs.Half => person =>
                !db.PersonKeys()
                    .Any(row =>
                        row.PersonId == person.Id
                        && (row.Kind == PersonKeyKind.Email || row.Kind == PersonKeyKind.Phone)
                    ) && !db.Affiliations().Any(row => row.PersonId == person.Id),
        };

    private Expression<Func<Person, bool>> Never(SegmentField field) =>
        field switch
        {
            SegmentField.Last => person => !Mine.Any(row => row.PersonId == person.Id && row.LastContactOn != null),
            SegmentField.Due => person => !Mine.Any(row => row.PersonId == person.Id && row.DueOn != null),
            SegmentField.Met => person => !Mine.Any(row => row.PersonId == person.Id && row.MetOn != null),
            SegmentField.Birthday => person => person.Birthday == null,
            _ => _ => false,
        };

    private async Task<Expression<Func<Person, bool>>> Day(DayTest test)
    {
        if (test.Field is SegmentField.Met or SegmentField.Birthday)
            return OneOf(await Dated(test));
        var range = test.Range(today);
        var (from, to) = (range.From ?? Earliest, range.To ?? Latest);
        switch (test.Field)
        {
            case SegmentField.Last:
                return person =>
                    Mine.Any(row => row.PersonId == person.Id && row.LastContactOn >= from && row.LastContactOn <= to);
            case SegmentField.Due:
                return person => Mine.Any(row => row.PersonId == person.Id && row.DueOn >= from && row.DueOn <= to);
            default:
                var (first, end) = (FirstId(from), FirstId(to.AddDays(1)));
                return person => person.Id >= first && person.Id < end;
        }
    }

    /// <summary>Days of which parts may be unknown are compared one by one.</summary>
    private async Task<IEnumerable<Guid>> Dated(DayTest test)
    {
        var days =
            test.Field == SegmentField.Met
                ? Mine.Where(row => row.MetOn != null).Select(row => new { Id = row.PersonId, Day = row.MetOn })
                : db.People()
                    .Where(person => person.Birthday != null)
                    .Select(person => new { person.Id, Day = person.Birthday });
        return (await days.ToListAsync(cancel)).Where(row => test.Holds(row.Day, today)).Select(row => row.Id);
    }

    // Ids carry the moment at which they were made, and sort by it.
    private Guid FirstId(DateOnly day)
    {
        var at = me.When(day);
        return NewId.First(at < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : at);
    }
}
