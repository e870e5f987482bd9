using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.People;
using Tilth.People.Photos;
using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>
/// Reads an archive through before anything of it is written: each part is what was written, each row is one that this
/// program could have written, and whatever a row refers to is in the archive too.
/// </summary>
internal sealed class CheckArchive(ArchiveFile file, IReadOnlyList<ArchiveKind> kinds, Me me)
{
    private const int BetweenSteps = 5000;

    // By kind, in their order, of those that others refer to: a place is found without another index.
    private readonly Dictionary<string, List<Guid>> _ids = new(StringComparer.Ordinal);

    /// <summary>The person who is to be the member, as the archive has them.</summary>
    public ISpaceRow Myself { get; private set; } = null!;

    /// <param name="step">Is told how many rows were read.</param>
    /// <exception cref="RefusedException">It is not sound; the message says what, and where.</exception>
    public async Task Run(Func<int, Task> step)
    {
        MustKnowAll();
        foreach (var part in file.Manifest.Parts)
        {
            file.MustHold(part);
            await step(0);
        }
        var done = 0;
        foreach (var kind in kinds)
        {
            if (file.Part(kind.Name) is not { } part)
                continue;
            var rows = new RowsOfKind(kind, this);
            foreach (var line in file.Lines(part))
            {
                rows.Next(Read(kind, part, line, rows.Count + 1));
                if (++done % BetweenSteps == 0)
                    await step(done);
            }
            rows.MustBeSingle();
        }
        if (Myself is null)
            throw new RefusedException("This archive is not sound: it does not hold the person who made it.");
    }

    private void MustKnowAll()
    {
        var unknown = file.Manifest.Parts.FirstOrDefault(part =>
            part.Kind != ArchivePart.Cards && kinds.All(kind => kind.Name != part.Kind)
        );
        if (unknown is not null)
            throw new RefusedException(
                $"This archive holds what this Tilth does not know ({unknown.Kind}). Bring Tilth up to date, then bring the archive in."
            );
    }

    private ISpaceRow Read(ArchiveKind kind, ArchivePart part, ReadOnlyMemory<byte> line, int at)
    {
        try
        {
            RowBounds.Look(line.Span);
            var row = kind.Read(line.Span, me);
            RowBounds.Look(kind.Type, row);
            if (row is Photo photo && !photo.IsSound())
                throw new JsonException("its picture is not the one that it names, or none");
            if (row is Person && row.Id == file.Manifest.Myself)
                Myself = row;
            return row;
        }
        catch (Exception error)
            when (error is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            // The words of the reader itself are not for people.
            var why = error is JsonException { LineNumber: null } ? error.Message : "it is no JSON";
            throw Wrong(part.File, at, why);
        }
    }

    private static RefusedException Wrong(string name, int row, string why) =>
        new($"This archive is not sound: {name}, row {row}: {why}. Nothing of it was brought in.");

    /// <summary>What the rows of a kind must be to each other, and to those of other kinds.</summary>
    private sealed class RowsOfKind
    {
        private readonly string _file;
        private readonly List<Guid>? _own;
        private readonly List<(IProperty Column, string Kind, List<Guid> Ids)> _references = [];
        private readonly List<SingleRows> _single;
        private Guid _last;

        public RowsOfKind(ArchiveKind kind, CheckArchive check)
        {
            _file = ArchivePart.FileOf(kind.Name);
            foreach (var key in kind.Type.GetForeignKeys())
            {
                if (key.PrincipalEntityType.ClrType == typeof(Member))
                    continue;
                var to = Kinds.Of(key.PrincipalEntityType)!;
                var column = key.Properties.Single(property => property.Name != nameof(ISpaceRow.SpaceId));
                _references.Add((column, to, check._ids.GetValueOrDefault(to) ?? []));
            }
            if (kind.Type.GetReferencingForeignKeys().Any())
                check._ids[kind.Name] = _own = [];
            _single =
            [
                .. kind
                    .Type.GetIndexes()
                    .Where(index => index.IsUnique && index.GetFilter() is null)
                    .Select(index => new SingleRows(index)),
            ];
        }

        public int Count { get; private set; }

        public void Next(ISpaceRow row)
        {
            Count++;
            if (row.Id.CompareTo(_last) <= 0)
                throw Wrong(_file, Count, "the rows do not stand in the order of their ids");
            _last = row.Id;
            _own?.Add(row.Id);
            foreach (var (column, to, ids) in _references)
            {
                if (column.GetGetter().GetClrValue(row) is Guid id && ids.BinarySearch(id) < 0)
                    throw Wrong(_file, Count, $"it refers to a {to} that is not in the archive");
            }
            if (row is IPair pair && pair.OneId.CompareTo(pair.OtherId) >= 0)
                throw Wrong(_file, Count, "the two people do not stand in their order");
            foreach (var single in _single)
                single.Add(row);
        }

        public void MustBeSingle()
        {
            if (_single.Exists(rows => !rows.AreSingle()))
                throw Wrong(_file, Count, "two rows say the same of the same, where there can be one");
        }
    }
}
