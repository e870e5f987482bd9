using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Site;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>What I owe and when: the most late first. And what others promised me, for whoever wants to look.</summary>
public sealed class PromisesDue(TilthStore store, Seats seats, Say say)
{
    private const int DaysAfterAsking = 7,
        MostClosed = 50;

    public TodayItems AsTodayItems() => new(Find);

    public sealed record Row(
        Guid Id,
        Guid? PersonId,
        string? Name,
        string Text,
        TodoKind Kind,
        Owner Owner,
        TodoState State,
        DateOnly MadeOn,
        DateOnly DueOn
    )
    {
        /// <summary>What stands before the paths of the book that it is in, where that is said.</summary>
        public string Root { get; init; } = "";

        /// <summary>The day on which I last asked for it.</summary>
        public DateOnly? AskedOn { get; init; }

        public DateOnly? ClosedOn { get; init; }

        /// <summary>Where one was when it was promised.</summary>
        public string? MadeAt { get; init; }

        /// <summary>The member whose promise it is and who shared it; null for my own.</summary>
        public string? By { get; init; }

        /// <summary>My own, and every member may read it.</summary>
        public bool IsShared { get; init; }

        /// <summary>How to ask for it.</summary>
        public IReadOnlyList<Reach> Reach { get; init; } = [];
    }

    /// <summary>What I owe and is due by that day, unless it was put off. Nothing is owed to who rests.</summary>
    internal static IQueryable<Pair> Due(TilthDb db, DateOnly today) =>
        from pair in Rows(db)
        where pair.Todo.Owner == Owner.Mine && pair.Todo.State == TodoState.Open && pair.Todo.DueOn <= today
        where pair.Todo.LaterUntil == null || pair.Todo.LaterUntil <= today
        where pair.Person == null || pair.Person.Rest == Rest.None
        select pair;

    public async Task<int> Count(Me me, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await Due(db, today).CountAsync(cancel);
    }

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var due = await Named(Due(db, today).OrderBy(row => row.Todo.DueOn).Take(most)).ToListAsync(cancel);
        return [.. due.Select(row => Item(row.Todo, row.Whom, today))];
    }

    /// <summary>What others promised me, in any of my books, and have not kept yet; after asking it stays away for a week.</summary>
    public async Task<IReadOnlyList<Row>> WaitingFor(Me me, DateOnly today, CancellationToken cancel = default)
    {
        var rows = new List<Row>();
        foreach (var here in await seats.Everywhere(me, cancel))
            rows.AddRange((await WaitingIn(here, today, cancel)).Select(row => row with { Root = here.Root }));
        return [.. rows.OrderBy(row => row.DueOn)];
    }

    private async Task<IReadOnlyList<Row>> WaitingIn(Me me, DateOnly today, CancellationToken cancel)
    {
        var askedBefore = today.AddDays(-DaysAfterAsking);
        await using var db = store.Read(me);
        var rows = Rows(db)
            .Where(row => row.Todo.Owner == Owner.Theirs && row.Todo.State == TodoState.Open)
            .Where(row => row.Todo.AskedOn == null || row.Todo.AskedOn <= askedBefore)
            .Where(row => row.Person == null || row.Person.Rest == Rest.None)
            .OrderBy(row => row.Todo.DueOn);
        return [.. (await Named(rows).ToListAsync(cancel)).Select(ToRow)];
    }

    /// <summary>Everything open both ways by its day, what was settled last, and how many of mine I kept and let go.</summary>
    public sealed record Ledger(IReadOnlyList<Row> Open, IReadOnlyList<Row> Closed, int Kept, int LetGo);

    /// <summary>What is owed to or by who rests is left out.</summary>
    public async Task<Ledger> All(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var all = Rows(db).Where(row => row.Person == null || row.Person.Rest == Rest.None);
        var open = await Named(
                all.Where(row => row.Todo.State == TodoState.Open)
                    .OrderBy(row => row.Todo.DueOn)
                    .ThenBy(row => row.Todo.Id)
            )
            .ToListAsync(cancel);
        var closed = await Named(
                all.Where(row => row.Todo.State != TodoState.Open)
                    .OrderByDescending(row => row.Todo.ClosedOn)
                    .ThenByDescending(row => row.Todo.Id)
                    .Take(MostClosed)
            )
            .ToListAsync(cancel);
        var counts = await db.Mine<Todo>()
            .Where(todo => todo.Owner == Owner.Mine && todo.State != TodoState.Open)
            .GroupBy(todo => todo.State)
            .Select(state => new { State = state.Key, Count = state.Count() })
            .ToDictionaryAsync(row => row.State, row => row.Count, cancel);
        var talks = open.Concat(closed).Select(row => row.Todo.MadeInId).OfType<Guid>().Distinct().ToList();
        var places = await db.Mine<Interaction>()
            .Where(talk => talks.Contains(talk.Id) && talk.Place != null)
            .ToDictionaryAsync(talk => talk.Id, talk => talk.Place, cancel);
        return new Ledger(
            [.. open.Select(Placed)],
            [.. closed.Select(Placed)],
            counts.GetValueOrDefault(TodoState.Kept),
            counts.GetValueOrDefault(TodoState.Released)
        );

        Row Placed(Found row) =>
            ToRow(row) with
            {
                MadeAt = row.Todo.MadeInId is { } talk ? places.GetValueOrDefault(talk) : null,
            };
    }

    /// <summary>All promises both ways with one person, the open ones first.</summary>
    public async Task<IReadOnlyList<Row>> With(Me me, Guid person, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var rows = Rows(db)
            .Where(row => row.Todo.PersonId == person)
            .OrderBy(row => row.Todo.State != TodoState.Open)
            .ThenBy(row => row.Todo.DueOn);
        return [.. (await Named(rows).ToListAsync(cancel)).Select(ToRow)];
    }

    /// <summary>The open promises between other members and that person, as far as they share them.</summary>
    public async Task<IReadOnlyList<Row>> OfOthers(Me me, Guid person, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var rows = await db.Todos()
            .Where(row => row.PersonId == person && row.MemberId != me.MemberId && row.State == TodoState.Open)
            .OrderBy(row => row.DueOn)
            .ToListAsync(cancel);
        var names = await Members.Names(db, rows.Select(row => row.MemberId), cancel);
        return
        [
            .. rows.Select(row => ToRow(new Found(row, null)) with { By = names.GetValueOrDefault(row.MemberId, "") }),
        ];
    }

    private static IQueryable<Pair> Rows(TilthDb db) =>
        from todo in db.Mine<Todo>()
        join person in db.People() on todo.PersonId equals (Guid?)person.Id into people
        from person in people.DefaultIfEmpty()
        select new Pair { Todo = todo, Person = person };

    private static IQueryable<Found> Named(IQueryable<Pair> pairs) =>
        pairs.Select(pair => new Found(
            pair.Todo,
            pair.Person == null
                ? null
                : new Whom(pair.Person.Id, pair.Person.DisplayName, pair.Person.Emails, pair.Person.Phones)
        ));

    private static Row ToRow(Found found)
    {
        var (todo, whom) = found;
        return new Row(
            todo.Id,
            todo.PersonId,
            whom?.Name,
            todo.Text,
            todo.Kind,
            todo.Owner,
            todo.State,
            todo.MadeOn,
            todo.DueOn
        )
        {
            AskedOn = todo.AskedOn,
            ClosedOn = todo.ClosedOn,
            IsShared = todo.Shared,
            Reach = whom?.Reach ?? [],
        };
    }

    private TodayItem Item(Todo todo, Whom? whom, DateOnly today)
    {
        var made = say.Ago(todo.MadeOn, today);
        return new TodayItem(
            Lane.Promised,
            $"promise:{todo.Id}",
            whom?.Id,
            whom?.Name ?? say["A promise"],
            say.Sentence(todo.Text),
            todo.DueOn == today
                ? say["Due today. You promised {0}.", made]
                : say["Due {0}. You promised {1}.", say.Ago(todo.DueOn, today), made],
            0,
            todo.DueOn == today ? say["Promise due today"] : say["Promise due {0}", say.Ago(todo.DueOn, today)],
            new TodayActs(
                $"/promises/{todo.Id}/keep",
                $"/promises/{todo.Id}/later",
                $"/promises/{todo.Id}/release",
                say["Let it go"]
            ),
            todo.DueOn
        )
        {
            Reach = whom?.Reach ?? [],
            Openings = Openings(SaidToYou.Text(todo.Text, whom?.Name)),
        };
    }

    private IReadOnlyList<string> Openings(string promised) =>
        SaidToYou.IsThing(promised)
            ?
            [
                say["I promised you {0}; it is not forgotten.", promised],
                say["I promised you {0}. When would suit you?", promised],
            ]
            :
            [
                say["I promised to {0}; it is not forgotten.", promised],
                say["I promised to {0}. When would suit you?", promised],
            ];

    internal sealed class Pair
    {
        public required Todo Todo { get; init; }
        public Person? Person { get; init; }
    }

    private sealed record Found(Todo Todo, Whom? Whom);
}
