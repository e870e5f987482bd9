using Microsoft.EntityFrameworkCore;
using Tilth.People.Listing;
using Tilth.People.Segments;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>
/// Finds people by any three letters of name, nickname, work, mail, phone, label, note or talk, one typo forgiven, best first; or, in
/// the language of saved searches, all of whom something holds, by name.
/// </summary>
public sealed class FindPeople(TilthStore store, PeopleIndexes indexes, PeopleList list)
{
    public sealed record Row(Guid Id, string Name, string? Title, string? Organisation, SearchField? Because = null);

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
        if (query.IsOnlyWords)
            return new(await Rows(me, (await indexes.Current(me, cancel)).Find(text, most), cancel), false, problems);
        var page = await list.Page(me, new PeopleList.Asked(query, PeopleSort.Name), null, most, cancel);
        var rows = page.Rows.Select(row => new Row(row.Id, row.Name, row.Title, row.Organisation));
        return new([.. rows], true, problems);
    }

    private async Task<IReadOnlyList<Row>> Rows(Me me, IReadOnlyList<SearchHit> hits, CancellationToken cancel)
    {
        var ids = hits.Select(hit => hit.Key).ToList();
        await using var db = store.Read(me);
        var names = await db.People()
            .Where(person => ids.Contains(person.Id))
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
                )),
        ];
    }
}
