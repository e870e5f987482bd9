using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>
/// A kind of record as an archive holds it, read from the one mapping that EF has: a line a row, its id first and then its
/// fields by name, in their own types and not as columns, so that the same row is the same bytes on both databases.
/// </summary>
internal sealed class ArchiveKind
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");

    // What comes in is a stranger's: a field that is not known, a name that is no choice, a null in a list are refused.
    private static readonly JsonSerializerOptions Strictly = new()
    {
        Encoder = StoreJson.Options.Encoder,
        PropertyNamingPolicy = StoreJson.Options.PropertyNamingPolicy,
        DefaultIgnoreCondition = StoreJson.Options.DefaultIgnoreCondition,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NeedWhatIsAlwaysSaid } },
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    private readonly Field[] _fields;

    public ArchiveKind(IEntityType type)
    {
        (Type, Name) = (type, Kinds.Of(type)!);
        _fields =
        [
            .. Image
                .Fields(type)
                .Where(field => field.Name != nameof(IMemberRow.MemberId))
                .Select(field => new Field(field))
                .OrderBy(field => field.Said, StringComparer.Ordinal),
        ];
    }

    public IEntityType Type { get; }

    public string Name { get; }

    public bool IsOnesOwn => Type.ClrType.IsAssignableTo(typeof(IMemberRow));

    public bool HasDerived => Type.GetProperties().Any(property => property.IsDerived());

    public void Write(Utf8JsonWriter line, object row)
    {
        line.WriteStartObject();
        line.WriteString(Id, ((ISpaceRow)row).Id);
        foreach (var field in _fields)
        {
            if (field.Property.GetGetter().GetClrValue(row) is not { } value || value is ICollection { Count: 0 })
                continue;
            line.WritePropertyName(field.Encoded);
            JsonSerializer.Serialize(line, ToMicroseconds(value), field.Written);
        }
        line.WriteEndObject();
    }

    /// <summary>SQLite keeps a tenth of them, PostgreSQL does not.</summary>
    private static object ToMicroseconds(object value) =>
        value switch
        {
            DateTime said => said.AddTicks(-(said.Ticks % TimeSpan.TicksPerMicrosecond)),
            TimeOnly at => new TimeOnly(at.Ticks - at.Ticks % TimeSpan.TicksPerMicrosecond),
            _ => value,
        };

    /// <summary>The row as it comes into a member's book; a field that is not said is as in a new row.</summary>
    /// <exception cref="JsonException">It is no such row; the message says why.</exception>
    public ISpaceRow Read(ReadOnlySpan<byte> line, Me me)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("it is no row");
        if (!reader.Read() || !reader.ValueTextEquals(Id.EncodedUtf8Bytes))
            throw new JsonException("its id does not come first");
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetGuid(out var id) || id == Guid.Empty)
            throw new JsonException("its id is none");
        var row = (ISpaceRow)Activator.CreateInstance(Type.ClrType, nonPublic: true)!;
        Set(nameof(ISpaceRow.SpaceId), row, me.SpaceId);
        Set(nameof(ISpaceRow.Id), row, id);
        if (IsOnesOwn)
            Set(nameof(IMemberRow.MemberId), row, me.MemberId);
        var at = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            while (at < _fields.Length && !reader.ValueTextEquals(_fields[at].Encoded.EncodedUtf8Bytes))
                at++;
            if (at == _fields.Length)
                throw new JsonException($"the field '{reader.GetString()}' is not known, or stands in the wrong place");
            var field = _fields[at++];
            reader.Read();
            field.Set(row, Value(ref reader, field));
        }
        if (reader.BytesConsumed < line.Length)
            throw new JsonException("something stands behind it");
        return row;
    }

    private static object? Value(ref Utf8JsonReader reader, Field field)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, field.Read);
        }
        catch (Exception error)
            when (error is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new JsonException($"the field '{field.Said}' holds what cannot stand there", error);
        }
    }

    /// <summary>What is never null is never left out, so that whoever leaves it out did not write it as we do.</summary>
    private static void NeedWhatIsAlwaysSaid(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired |= property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
    }

    private void Set(string property, ISpaceRow row, object value) =>
        Type.FindProperty(property)!.PropertyInfo!.SetValue(row, value);

    private sealed class Field
    {
        public Field(IProperty property)
        {
            Property = property;
            Said = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            Encoded = JsonEncodedText.Encode(Said);
            Written = StoreJson.Options.GetTypeInfo(property.ClrType);
            Read = Strictly.GetTypeInfo(property.ClrType);
        }

        public IProperty Property { get; }

        public string Said { get; }

        public JsonEncodedText Encoded { get; }

        public JsonTypeInfo Written { get; }

        public JsonTypeInfo Read { get; }

        public void Set(object row, object? value) => Property.PropertyInfo!.SetValue(row, value);
    }
}
