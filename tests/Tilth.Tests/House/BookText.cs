using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Tests.House;

/// <summary>Everything of a book as text, so that two states can be compared: every kind of record, every field but versions and keys of derived rows.</summary>
public static class BookText
{
    public static async Task<string> Of(TilthDb db, CancellationToken cancel)
    {
        var lines = new List<string>();
        foreach (var type in Kinds.All(db.Model))
        {
            var rows =
                (Task<List<object>>)
                    typeof(BookText)
                        .GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(type.ClrType)
                        .Invoke(null, [db, cancel])!;
            foreach (var row in await rows)
            {
                var entry = db.Entry(row);
                var fields = type.GetProperties()
                    .Where(field => field.Name != "Version")
                    .Select(field =>
                        $"{field.Name}={Image.Write(field, entry.Property(field).CurrentValue)?.ToJsonString()}"
                    );
                lines.Add($"{Kinds.Of(type)} {string.Join(' ', fields)}");
            }
        }
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    private static async Task<List<object>> Rows<T>(TilthDb db, CancellationToken cancel)
        where T : class => [.. await db.Set<T>().ToListAsync(cancel)];
}
