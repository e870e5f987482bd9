namespace Tilth.Store;

/// <summary>
/// A room's rule for rows of which one is enough once two people are one: by what two of them say the same, and what the one
/// that stays takes over from the one that goes. <see cref="Joining"/> finds them.
/// </summary>
public sealed class Collision
{
    private Collision(Type row, Func<ISpaceRow, object> same, Func<EveryRow, ISpaceRow, ISpaceRow, Task> takeOver) =>
        (Row, Same, TakeOver) = (row, same, takeOver);

    public Type Row { get; }

    internal Func<ISpaceRow, object> Same { get; }

    internal Func<EveryRow, ISpaceRow, ISpaceRow, Task> TakeOver { get; }

    /// <param name="same">What two rows of one person have in common where one of them is enough.</param>
    /// <param name="takeOver">What the first takes over from the second, which then goes; nothing, if they say the same.</param>
    public static Collision Of<T>(Func<T, object> same, Func<EveryRow, T, T, Task>? takeOver = null)
        where T : class, ISpaceRow =>
        new(
            typeof(T),
            row => same((T)row),
            (every, stays, goes) => takeOver?.Invoke(every, (T)stays, (T)goes) ?? Task.CompletedTask
        );
}

/// <summary>Looks up a row of the book whichever member it belongs to, for a rule that must know more than the two rows say.</summary>
public sealed class EveryRow
{
    private readonly TilthDb _db;

    internal EveryRow(TilthDb db) => _db = db;

    /// <summary>Null where there is none of that id.</summary>
    public async Task<T?> Find<T>(Guid? id)
        where T : class, ISpaceRow =>
        id is { } known
            ? (T?)(await Whosever.RowsOf(_db, typeof(T), nameof(ISpaceRow.Id), known)).FirstOrDefault()
            : null;
}
