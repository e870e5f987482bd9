using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What was a member's own in a book that they left, as a file to take along while it is kept.</summary>
public sealed class OwnRows(TilthStore store, Seats seats)
{
    public sealed record File(string Name, string Json);

    /// <summary>Null where the account has not left a book of that word.</summary>
    public async Task<File?> Of(Account account, string slug, CancellationToken cancel = default)
    {
        if ((await seats.Left(account.Id, cancel)).FirstOrDefault(left => left.Slug == slug) is not { } seat)
            return null;
        await using var db = store.Read(seat.As(account.Id, Door.Page, account.TimeZone));
        var kinds = new JsonObject();
        var people = new HashSet<Guid>();
        foreach (
            var type in db.Model.GetEntityTypes().Where(IsOwn).OrderBy(type => Kinds.Of(type), StringComparer.Ordinal)
        )
        {
            var rows = new JsonArray();
            foreach (var row in await Rows(db, type, cancel))
            {
                rows.Add(Image.Whole(db, row));
                if (row is IOfPerson { PersonId: var person })
                    people.Add(person);
            }
            kinds[Kinds.Of(type)!] = rows;
        }
        var names = await PeopleNames.Of(db, people);
        var file = new JsonObject
        {
            ["book"] = seat.Name,
            ["left"] = seat.LeftAt,
            ["rows"] = kinds,
            ["people"] = new JsonObject(
                names.Select(named => KeyValuePair.Create(named.Key.ToString(), (JsonNode?)named.Value.Name))
            ),
        };
        return new File(
            $"{slug}-mine.json",
            file.ToJsonString(new JsonSerializerOptions(StoreJson.Options) { WriteIndented = true })
        );
    }

    private static bool IsOwn(IEntityType type) => type.ClrType.IsAssignableTo(typeof(IMemberRow));

    private static Task<List<ISpaceRow>> Rows(TilthDb db, IEntityType type, CancellationToken cancel) =>
        (Task<List<ISpaceRow>>)
            typeof(OwnRows)
                .GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType)
                .Invoke(null, [db, cancel])!;

    private static async Task<List<ISpaceRow>> RowsOf<T>(TilthDb db, CancellationToken cancel)
        where T : class, IMemberRow => [.. await db.Mine<T>().OrderBy(row => row.Id).ToListAsync(cancel)];
}
