using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// Fields of a record as they were, as JSON by property name. The values are written in their own types, not as columns,
/// so that both databases keep the same image. Keys and derived columns are never in it.
/// </summary>
public static class Image
{
    /// <summary>The fields that an image may hold.</summary>
    public static IEnumerable<IProperty> Fields(IEntityType type) =>
        type.GetProperties().Where(property => !property.IsPrimaryKey() && !property.IsDerived());

    internal static string Of(EntityEntry entry, IEnumerable<IProperty> fields)
    {
        var image = new JsonObject();
        foreach (var field in fields)
            image[field.Name] = Write(field, entry.Property(field).OriginalValue);
        return image.ToJsonString(StoreJson.Options);
    }

    public static JsonObject Parse(string image) => (JsonObject)JsonNode.Parse(image)!;

    public static JsonNode? Write(IProperty field, object? value) =>
        JsonSerializer.SerializeToNode(value, field.ClrType, StoreJson.Options);

    /// <summary>All that a record says, by names as other programs write them, with its id.</summary>
    public static JsonObject Whole(TilthDb db, ISpaceRow row)
    {
        var entry = db.Entry(row);
        var fields = new JsonObject { ["id"] = row.Id };
        foreach (var field in Fields(entry.Metadata).Where(field => field.Name != nameof(IMemberRow.MemberId)))
            fields[JsonNamingPolicy.CamelCase.ConvertName(field.Name)] = Write(
                field,
                entry.Property(field).CurrentValue
            );
        return fields;
    }

    public static object? Read(IProperty field, JsonNode? value) =>
        value is null ? null : value.Deserialize(field.ClrType, StoreJson.Options);

    /// <summary>A record as far as an image holds it; not tracked.</summary>
    public static T Row<T>(TilthDb db, string image)
        where T : class
    {
        var row = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        var (entry, values) = (db.Entry(row), Parse(image));
        foreach (var field in Fields(entry.Metadata).Where(field => values.ContainsKey(field.Name)))
            entry.Property(field).CurrentValue = Read(field, values[field.Name]);
        return row;
    }

    /// <summary>True if both are the same to the database: compared as the model compares, not by reference.</summary>
    public static bool Same(IProperty field, object? one, object? other) => field.GetValueComparer().Equals(one, other);
}
