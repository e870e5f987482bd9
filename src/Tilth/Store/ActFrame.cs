using System.Data.Common;
using System.Globalization;
using Tilth.Store.Erasure;

namespace Tilth.Store;

/// <summary>
/// What stands around the body of every act, in statements prepared once a connection: which role the member has, the
/// operation, and the positions of its changes. They come from the space's row, so that they are without gaps and in commit
/// order.
/// </summary>
internal sealed class ActFrame(DbConnection connection, Func<object?, object> column)
{
    private readonly Statement _role = new(
        connection,
        column,
        """SELECT "Role" FROM "Members" WHERE "SpaceId" = @space AND "Id" = @member AND "AccountId" = @account AND "LeftAt" IS NULL""",
        "space",
        "member",
        "account"
    );

    private readonly Statement _entrusted = new(
        connection,
        column,
        """
        SELECT their."Role" || ' ' || COALESCE(own."Role", CASE WHEN book."PersonalOf" IS NULL THEN '' ELSE 'Member' END)
        FROM "Delegations" AS given
        JOIN "Members" AS their ON their."SpaceId" = given."SpaceId" AND their."Id" = given."MemberId"
        JOIN "Spaces" AS book ON book."SpaceId" = given."SpaceId"
        LEFT JOIN "Members" AS own
          ON own."SpaceId" = given."SpaceId" AND own."AccountId" = given."AccountId" AND own."LeftAt" IS NULL
        WHERE given."SpaceId" = @space AND given."MemberId" = @member AND given."AccountId" = @account
          AND given."What" = @what AND their."LeftAt" IS NULL
        """,
        "space",
        "member",
        "account",
        "what"
    );

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
        INSERT INTO "Operations" ("SpaceId", "Id", "MemberId", "At", "Verb", "Door", "Undoes", "ByAccountId")
        VALUES (@space, @id, @member, @at, @verb, @door, @undoes, @by) ON CONFLICT DO NOTHING
        """,
        "space",
        "id",
        "member",
        "at",
        "verb",
        "door",
        "undoes",
        "by"
    );

    private readonly Statement _hide = new(
        connection,
        column,
        """UPDATE "Changes" SET "MemberId" = @member WHERE "SpaceId" = @space AND "RecordId" = @record""",
        "member",
        "space",
        "record"
    );

    private readonly Statement _forget = new(
        connection,
        column,
        """
        UPDATE "Changes" SET "Before" = NULL WHERE "SpaceId" = @space AND "MemberId" = @member
          AND EXISTS (SELECT 1 FROM "Members" WHERE "SpaceId" = @space AND "Id" = @member AND "LeftAt" IS NOT NULL)
        """,
        "space",
        "member"
    );

    private readonly Statement _forgetPerson = Forgetting(connection, column, "PersonId");

    private readonly Statement _forgetRecord = Forgetting(connection, column, "RecordId");

    private readonly Statement _forgetPlace = Forgetting(connection, column, "Position");

    private readonly Statement _unseat = new(
        connection,
        column,
        """UPDATE "Members" SET "PersonId" = NULL WHERE "SpaceId" = @space AND "Id" = @member AND "LeftAt" IS NOT NULL""",
        "space",
        "member"
    );

    /// <summary>Null where the account has no seat in the space, nor acts for somebody who has.</summary>
    public async Task<Role?> RoleOf(Me me)
    {
        if (me.Behalf is { } behalf)
            return
                await _entrusted.Scalar(me.SpaceId, me.MemberId, me.AccountId, behalf.What.ToString()) is string both
                && both.Split(' ') is [var their, { Length: > 0 } own]
                ? EntrustedSeat.RoleFor(Enum.Parse<Role>(their), Enum.Parse<Role>(own))
                : null;
        return await _role.Scalar(me.SpaceId, me.MemberId, me.AccountId) is string role ? Enum.Parse<Role>(role) : null;
    }

    /// <summary>Writes the operation (once, however many slices it has) and gives its changes back with their positions.</summary>
    public async Task<IReadOnlyList<Change>> Place(
        Me me,
        Act act,
        Guid operation,
        DateTimeOffset at,
        IReadOnlyList<Change> changes
    )
    {
        var last = Convert.ToInt64(await _take.Scalar(changes.Count, me.SpaceId), CultureInfo.InvariantCulture);
        await _operation.Run(
            me.SpaceId,
            operation,
            me.MemberId,
            at,
            act.Verb,
            me.Door.ToString(),
            act.Undoes,
            me.Behalf is null ? null : me.AccountId
        );
        return [.. changes.Select((change, index) => change.At(last - changes.Count + 1 + index))];
    }

    /// <summary>What others saw of a record while it was shared, its history too, is the member's alone again.</summary>
    public Task Hide(int space, Guid record, Guid member) => _hide.Run(member, space, record);

    /// <summary>The images of what was the member's alone, and the last thread to the person whom the member was.</summary>
    public async Task Forget(Me me)
    {
        await _forget.Run(me.SpaceId, me.MemberId);
        await _unseat.Run(me.SpaceId, me.MemberId);
    }

    /// <summary>The images of whoever is erased, and those in which they are named.</summary>
    public async Task Forget(int space, Traces traces)
    {
        foreach (var person in traces.Ids)
            await _forgetPerson.Run(space, person);
        foreach (var record in traces.Records)
            await _forgetRecord.Run(space, record);
        foreach (var place in traces.Places)
            await _forgetPlace.Run(space, place);
    }

    private static Statement Forgetting(DbConnection connection, Func<object?, object> column, string by) =>
        new(
            connection,
            column,
            $"""UPDATE "Changes" SET "Before" = NULL WHERE "SpaceId" = @space AND "{by}" = @value AND "Before" IS NOT NULL""",
            "space",
            "value"
        );

    public void Enlist(DbTransaction transaction)
    {
        _forgetPerson.Enlist(transaction);
        _forgetRecord.Enlist(transaction);
        _forgetPlace.Enlist(transaction);
        _hide.Enlist(transaction);
        _forget.Enlist(transaction);
        _unseat.Enlist(transaction);
        _role.Enlist(transaction);
        _entrusted.Enlist(transaction);
        _take.Enlist(transaction);
        _operation.Enlist(transaction);
    }
}
