using System.Globalization;
using Tilth.Cards;

namespace Tilth.Exchange;

/// <summary>A table among the files that are looked at: what each of its columns is taken for, with the first cells as examples.</summary>
public sealed record ImportTable(
    int File,
    string Name,
    bool IsGuessed,
    bool HasGuessedDates,
    bool HasHeader,
    IReadOnlyList<ImportTable.Column> Columns
)
{
    private const string Field = "column-";
    private const int Examples = 3;

    public sealed record Column(int At, string Header, CsvFieldKind Kind, IReadOnlyList<string> Examples)
    {
        public string FieldName => $"{Field}{At.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The tables of these files; columns that only say what another one is for go with that one.</summary>
    internal static IReadOnlyList<ImportTable> Of(IReadOnlyList<AddressBookFile> files) =>
        [
            .. files
                .Select((file, at) => (file, at))
                .Where(pair => pair.file.Kind == ImportKind.Csv)
                .Select(pair => Of(pair.at, pair.file.Name, pair.file.Look())),
        ];

    /// <summary>Reads the choices of the form.</summary>
    internal static CsvCorrection Chosen(IFormCollection form)
    {
        var columns = new Dictionary<int, CsvFieldKind>();
        foreach (var (name, value) in form)
        {
            if (
                name.StartsWith(Field, StringComparison.Ordinal)
                && int.TryParse(name[Field.Length..], CultureInfo.InvariantCulture, out var at)
                && Enum.TryParse<CsvFieldKind>(value, out var kind)
                && Enum.IsDefined(kind)
            )
                columns[at] = kind;
        }
        return new(form.ContainsKey("header"), columns);
    }

    private static ImportTable Of(int file, string name, CsvLook look) =>
        new(
            file,
            name,
            look.Dialect == CsvDialect.Plain,
            look.GuessedDates.Count > 0,
            look.HasHeader,
            [
                .. look
                    .Mapping.Columns.Select((column, at) => (column, at))
                    .Where(pair => !pair.column.Field.IsLabel)
                    .Select(pair => new Column(
                        pair.at,
                        pair.column.Header,
                        pair.column.Field.Kind,
                        [
                            .. look
                                .Sample.Select(row => pair.at < row.Count ? row[pair.at].Trim() : "")
                                .Where(cell => cell.Length > 0)
                                .Distinct(StringComparer.Ordinal)
                                .Take(Examples),
                        ]
                    )),
            ]
        );
}
