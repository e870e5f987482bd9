using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>Finds people by any three letters of name, nickname, work, mail, phone, label or note, one typo forgiven.</summary>
public sealed class FindPeople(TilthStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int Space, Guid Member), PeopleIndex> _books = [];

    public sealed record Row(Guid Id, string Name, string? Title, string? Organisation, SearchField Because);

    public async Task<IReadOnlyList<Row>> Of(Me me, string text, int most = 20, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var view = await _books
            .GetOrAdd((me.SpaceId, me.MemberId), _ => new PeopleIndex(store, clock))
            .Current(me, cancel);
        var hits = view.Find(text, most);
        return await Rows(me, hits, cancel);
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
