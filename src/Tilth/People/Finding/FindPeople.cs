using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Tilth.People.Listing;
using Tilth.People.Segments;
using Tilth.People.Sharing;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>
/// Finds people by any three letters of name, nickname, work, mail, phone, label, note or talk, one typo forgiven, best first; or, in
/// the language of saved searches, all of whom something holds, by name.
/// </summary>
public sealed class FindPeople(TilthStore store, Seats seats, PeopleIndexes indexes, PeopleList list, OtherBooks other)
{
    public sealed record Row(Guid Id, string Name, string? Title, string? Organisation, SearchField? Because = null)
    {
        /// <summary>The name of the shared book that they are in; null where it is the book that one is in.</summary>
        public string? Book { get; init; }

        /// <summary>What stands before the paths of that book.</summary>
        [JsonIgnore]
        public string Root { get; init; } = "";

        /// <summary>How well they fit, to be compared across books.</summary>
        [JsonIgnore]
        public int Score { get; init; }
    }

    /// <param name="IsFiltered">The text asked for fields, so that these are not the best but those who fit.</param>
    /// <param name="Problems">What in it could not be read as fields, and was taken for words.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, bool IsFiltered, IReadOnlyList<SegmentProblem> Problems)
    {
        public static readonly Answer Nobody = new([], false, []);
    }

    public async Task<Answer> Of(Me me, string text, int most = 20, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Answer.Nobody;
        var (query, problems) = SegmentQuery.Parse(text);
        var rows = new List<Row>();
        var books = await seats.Everywhere(me, cancel);
        var same = books.Count > 1 ? await other.Same(me, cancel) : null;
        foreach (var (at, here) in books.Index())
        {
            var found = await In(here, text, query, most, cancel);
            rows.AddRange(
                at == 0
                    ? found
                    : found
                        // Whom I shared is one person to me.
                        .Where(row => !same!.ContainsKey((here.SpaceId, row.Id)))
                        .Select(row => row with { Book = here.Seat!.Name, Root = here.Root })
            );
        }
        return new(
            [.. (query.IsOnlyWords ? rows.OrderByDescending(row => row.Score) : rows.AsEnumerable()).Take(most)],
            !query.IsOnlyWords,
            problems
        );
    }

    /// <summary>In one book.</summary>
    private async Task<IReadOnlyList<Row>> In(
        Me me,
        string text,
        SegmentQuery query,
        int most,
        CancellationToken cancel
    )
    {
        if (query.IsOnlyWords)
        {
            // One more, since oneself may be among them.
            var hits = (await indexes.Current(me, cancel)).Find(text, most + 1);
            return [.. (await Rows(me, hits, cancel)).Take(most)];
        }
        var page = await list.Page(me, new PeopleList.Asked(query, PeopleSort.Name), null, most, cancel);
        return [.. page.Rows.Select(row => new Row(row.Id, row.Name, row.Title, row.Organisation))];
    }

    private async Task<IReadOnlyList<Row>> Rows(Me me, IReadOnlyList<SearchHit> hits, CancellationToken cancel)
    {
        var ids = hits.Select(hit => hit.Key).ToList();
        await using var db = store.Read(me);
        var names = await db.People()
            .Where(person => ids.Contains(person.Id) && !db.Oneself.Contains(person.Id))
            .Select(person => new { person.Id, person.DisplayName })
            .ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancel);
        var work = await PeopleList.Work(db, ids, cancel);
        return
        [
            .. hits.Where(hit => names.ContainsKey(hit.Key))
                .Select(hit => new Row(
                    hit.Key,
                    names[hit.Key],
                    work.GetValueOrDefault(hit.Key).Title,
                    work.GetValueOrDefault(hit.Key).Organisation,
                    hit.Because
                )
                {
                    Score = hit.Score,
                }),
        ];
    }
}
