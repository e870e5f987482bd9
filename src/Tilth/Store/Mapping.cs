using System.Collections;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tilth.Store;

/// <summary>The few words in which a room maps its tables.</summary>
public static class Mapping
{
    private const string Derived = "Tilth:Derived",
        Prose = "Tilth:Prose";

    /// <summary>A table of a space's record, keyed by space and id.</summary>
    public static EntityTypeBuilder<T> SpaceTable<T>(this ModelBuilder builder, string table)
        where T : class, ISpaceRow
    {
        var entity = builder.Entity<T>();
        entity.ToTable(table).HasKey(row => new { row.SpaceId, row.Id });
        entity.Property(row => row.Id).ValueGeneratedNever();
        return entity;
    }

    /// <summary>A reference that the database keeps inside the space; what is pointed at cannot be deleted before.</summary>
    public static EntityTypeBuilder BelongsTo<T>(this EntityTypeBuilder entity, string key)
        where T : class, ISpaceRow
    {
        entity.HasOne(typeof(T)).WithMany().HasForeignKey("SpaceId", key).OnDelete(DeleteBehavior.Restrict);
        return entity;
    }

    /// <summary>A column computed from other rows by a <see cref="Derivation"/>: never imaged, never exported.</summary>
    public static PropertyBuilder<T> IsDerived<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(Derived, true);

    public static bool IsDerived(this IReadOnlyProperty property) => property.FindAnnotation(Derived) is not null;

    /// <summary>A column in which people write in their own words, so that anybody may be named in it: whoever is erased is taken out.</summary>
    public static PropertyBuilder<T> IsProse<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(Prose, true);

    public static bool IsProse(this IReadOnlyProperty property) => property.FindAnnotation(Prose) is not null;

    /// <summary>A value of several parts, kept as JSON in a text column and compared by that text.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>(
                (one, other) => ReferenceEquals(one, other) || Write(one) == Write(other),
                value => string.GetHashCode(Write(value), StringComparison.Ordinal),
                value => value
            )
        );

    private static string Write<T>(T? value) =>
        value is ICollection { Count: 0 } ? "[]" : JsonSerializer.Serialize(value, StoreJson.Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, StoreJson.Options)!;
}
