using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>What a value of a row can be at most, so that nothing which is computed from it runs over, and no index refuses it.</summary>
internal static class RowBounds
{
    private const int MostNumber = 1_000_000,
        LongestIndexed = 2000;

    private static readonly DateOnly First = new(2, 1, 1),
        Last = new(6999, 12, 31);

    /// <summary>What no row of ours has, wherever in it: a null, since what is not there is left out, and text with a NUL.</summary>
    /// <exception cref="JsonException">It has one.</exception>
    public static void Look(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 32 });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
                throw new JsonException("it has a null; what is not there is left out");
            if (
                reader is { TokenType: JsonTokenType.String, ValueIsEscaped: true }
                && reader.GetString()!.Contains('\0', StringComparison.Ordinal)
            )
                throw new JsonException("a text in it has a character that no text can have");
        }
    }

    /// <exception cref="JsonException">A value is out of bounds.</exception>
    public static void Look(IEntityType type, ISpaceRow row)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.IsPrimaryKey() || property.GetGetter().GetClrValue(row) is not { } value)
                continue;
            if (!IsPossible(property, value))
                throw new JsonException(
                    $"the field '{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}' is out of bounds"
                );
        }
        if (row is INamed named && string.IsNullOrWhiteSpace(named.DisplayName))
            throw new JsonException("it has no name");
    }

    private static bool IsPossible(IProperty property, object value) =>
        value switch
        {
            int number => number is >= 0 and <= MostNumber,
            string text => text.Length
                <= (property.GetMaxLength() ?? (property.IsIndex() ? LongestIndexed : int.MaxValue)),
            DateOnly day => day >= First && day <= Last,
            DateTime said => IsPossible(property, DateOnly.FromDateTime(said)),
            DateTimeOffset at => IsPossible(property, at.DateTime),
            _ => true,
        };
}
