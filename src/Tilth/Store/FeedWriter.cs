using System.Data.Common;
using System.Globalization;

namespace Tilth.Store;

/// <summary>
/// Writes operations and changes by prepared commands (tenfold cheaper than through the change tracker) and takes their
/// positions from the space's row, so that they are without gaps and in commit order.
/// </summary>
internal sealed class FeedWriter(DbConnection connection, Func<object?, object> column)
{
    private readonly Statement _take = new(
        connection,
        column,
        """UPDATE "Spaces" SET "Position" = "Position" + @count WHERE "SpaceId" = @space RETURNING "Position" """,
        "count",
        "space"
    );

    private readonly Statement _operation = new(
        connection,
        column,
        """
        INSERT INTO "Operations" ("SpaceId", "Id", "MemberId", "At", "Verb", "Door", "Undoes")
        VALUES (@space, @id, @member, @at, @verb, @door, @undoes) ON CONFLICT DO NOTHING
        """,
        "space",
        "id",
        "member",
        "at",
        "verb",
        "door",
        "undoes"
    );

    private readonly Statement _change = new(
        connection,
        column,
        """
        INSERT INTO "Changes"
            ("SpaceId", "Position", "OperationId", "Kind", "RecordId", "PersonId", "Action", "MemberId", "Before")
        VALUES (@space, @position, @operation, @kind, @record, @person, @action, @member, @before)
        """,
        "space",
        "position",
        "operation",
        "kind",
        "record",
        "person",
        "action",
        "member",
        "before"
    );

    /// <summary>Writes the operation (once, however many slices it has) and its changes; gives them back with their positions.</summary>
    public async Task<IReadOnlyList<Change>> Append(
        Me me,
        Act act,
        Guid operation,
        DateTimeOffset at,
        IReadOnlyList<Change> changes
    )
    {
        var last = Convert.ToInt64(await _take.Scalar(changes.Count, me.SpaceId), CultureInfo.InvariantCulture);
        await _operation.Run(me.SpaceId, operation, me.MemberId, at, act.Verb, me.Door.ToString(), act.Undoes);
        var placed = changes.Select((change, index) => change.At(last - changes.Count + 1 + index)).ToList();
        foreach (var change in placed)
        {
            await _change.Run(
                change.SpaceId,
                change.Position,
                change.OperationId,
                change.Kind,
                change.RecordId,
                change.PersonId,
                change.Action.ToString(),
                change.MemberId,
                change.Before
            );
        }
        return placed;
    }

    public void Enlist(DbTransaction transaction)
    {
        _take.Enlist(transaction);
        _operation.Enlist(transaction);
        _change.Enlist(transaction);
    }
}
