using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tilth.Store;

/// <summary>How the rows of an entity become columns, read from the one mapping that EF has, for inserts past the change tracker.</summary>
internal sealed class RowColumns
{
    private readonly (IProperty Property, ValueConverter? Converter)[] _columns;

    private RowColumns(IEntityType type)
    {
        Table = type.GetTableName()!;
        _columns = [.. type.GetProperties().Select(property => (property, property.GetTypeMapping().Converter))];
        Names = [.. _columns.Select(column => column.Property.GetColumnName())];
        Types = [.. _columns.Select(column => column.Property.GetRelationalTypeMapping().StoreType)];
    }

    /// <summary>The columns of an entity, read once a model.</summary>
    public static RowColumns Of(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue("Tilth:Columns", static of => new RowColumns(of!), type);

    public string Table { get; }

    public string[] Names { get; }

    /// <summary>The column types as the database names them.</summary>
    public string[] Types { get; }

    public string Insert =>
        $"""INSERT INTO "{Table}" ({string.Join(", ", Names.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", Names.Select(name => $"@{name}"))})""";

    /// <summary>Fills one value a column, as the provider wants it; null where there is none.</summary>
    public void Read(object row, Span<object?> values)
    {
        for (var at = 0; at < _columns.Length; at++)
        {
            var (property, converter) = _columns[at];
            var value = property.GetGetter().GetClrValue(row);
            values[at] = converter is null || value is null ? value : converter.ConvertToProvider(value);
        }
    }
}
