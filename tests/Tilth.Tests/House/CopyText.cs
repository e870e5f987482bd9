using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Tests.House;

/// <summary>Every row of every table as text, whoever it belongs to: what must be the same before and after an attack.</summary>
public static class CopyText
{
    public static async Task<string> Of(Copy copy, params Type[] except)
    {
        await using var db = copy.The<TilthStore>().ReadOwn();
        var lines = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !except.Contains(type.ClrType)))
        {
            var rows =
                (Task<List<object>>)
                    typeof(CopyText)
                        .GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(type.ClrType)
                        .Invoke(null, [db])!;
            foreach (var row in await rows)
            {
                var entry = db.Entry(row);
                var fields = type.GetProperties()
                    .Select(field =>
                        $"{field.Name}={Image.Write(field, entry.Property(field).CurrentValue)?.ToJsonString()}"
                    );
                lines.Add($"{type.ClrType.Name} {string.Join(' ', fields)}");
            }
        }
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    /// <summary>Fails with the rows that are gone and those that are new, not with two whole copies.</summary>
    public static void ShouldStillBe(this string after, string before)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        old.Except(now)
            .Select(row => $"gone: {row}")
            .Concat(now.Except(old).Select(row => $"new: {row}"))
            .ShouldBeEmpty();
    }

    private static async Task<List<object>> Rows<T>(TilthDb db)
        where T : class => [.. await db.Set<T>().IgnoreQueryFilters().ToListAsync()];
}
