using System.Collections.Concurrent;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>
/// How many people of a shared book one member looks at within an hour: nobody reads so many, and whoever copies the book page by
/// page is stopped and leaves a trace. One's own book has no limit.
/// </summary>
public sealed class ViewBudget(TilthStore store, TimeProvider clock)
{
    public const int People = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(int Space, Guid Member), Seen> _seen = [];

    /// <exception cref="RefusedException">It is too many.</exception>
    public async Task Take(Me me, Guid person, CancellationToken cancel = default)
    {
        if (me.Slug is null)
            return;
        var now = clock.GetUtcNow();
        var seen = _seen.AddOrUpdate(
            (me.SpaceId, me.MemberId),
            _ => new Seen(now),
            (_, before) => now - before.Since < Window && now >= before.Since ? before : new Seen(now)
        );
        if (seen.Add(person))
            return;
        if (seen.IsToldNow())
            await store.WriteOwn(
                db =>
                {
                    db.Add(AuditEvent.In(me, "many-looked-at", null, now));
                    return Task.FromResult(true);
                },
                cancel
            );
        throw new RefusedException(
            $"You have looked at {People:N0} people of this book within an hour, and more are not shown so soon. An organiser can take the book along as a file."
        );
    }

    private sealed class Seen(DateTimeOffset since)
    {
        private readonly HashSet<Guid> _people = [];
        private bool _isTold;

        public DateTimeOffset Since => since;

        public bool Add(Guid person)
        {
            lock (_people)
                return _people.Contains(person) || (_people.Count < People && _people.Add(person));
        }

        public bool IsToldNow()
        {
            lock (_people)
                return !_isTold && (_isTold = true);
        }
    }
}
