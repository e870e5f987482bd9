using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>
/// What a room below makes of the words of a talk: a promise in them, say, or somebody else who was there. The words are
/// read before the act, and what they say is put into the record within it.
/// </summary>
/// <param name="Read">With the people who were there; null where the words say nothing but themselves.</param>
public sealed record WhatWasSaid(
    Func<Me, string, IReadOnlyList<Guid>, CancellationToken, Task<WhatWasSaid.Writing?>> Read
)
{
    public delegate Task Writing(TilthDb db, Interaction talk);

    /// <summary>All that the rooms make of the words, as one.</summary>
    public static async Task<Writing> Of(
        IEnumerable<WhatWasSaid> rooms,
        Me me,
        string? words,
        IReadOnlyList<Guid> with,
        CancellationToken cancel
    )
    {
        var all = new List<Writing>();
        if (!string.IsNullOrWhiteSpace(words))
        {
            foreach (var room in rooms)
            {
                if (await room.Read(me, words, with, cancel) is { } writing)
                    all.Add(writing);
            }
        }
        return async (db, talk) =>
        {
            foreach (var writing in all)
                await writing(db, talk);
        };
    }
}
