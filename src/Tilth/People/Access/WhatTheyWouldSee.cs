using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Cards;
using Tilth.People.Erasing;
using Tilth.People.Sharing;
using Tilth.Site;
using Tilth.Spaces;
using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Store.Erasure;

namespace Tilth.People.Access;

/// <summary>
/// All that a book keeps of somebody, as far as the reader sees it, as the person it is about might read it: the answer to a
/// request for access under the law (GDPR Article 15). It walks the model, so that no table is forgotten.
/// </summary>
public sealed class WhatTheyWouldSee(TilthStore store, ViewBudget budget, OtherBooks books, Say say, TimeProvider clock)
{
    /// <param name="Readers">How many members read the facts; one where it is a book of one's own.</param>
    /// <param name="BackupsUntil">If it were taken out today: from this day on no nightly backup holds it.</param>
    public sealed record Answer(
        string Name,
        string Book,
        int Readers,
        DateOnly BackupsUntil,
        IReadOnlyList<string> GivenTo,
        IReadOnlyList<Part> Parts,
        IReadOnlyList<Mention> Mentions
    );

    /// <summary>The records of one kind.</summary>
    public sealed record Part(string Kind, string Heading, IReadOnlyList<Record> Records);

    /// <param name="By">The member who wrote it, where that is another one who shares it.</param>
    /// <param name="IsPrivate">The reader alone sees it.</param>
    /// <param name="Whole">All of its fields, for other programs.</param>
    public sealed record Record(string? By, bool IsPrivate, IReadOnlyList<Field> Fields, JsonObject Whole);

    public sealed record Field(string Label, string Text);

    /// <param name="Of">Whose entry names them, for the reader alone.</param>
    public sealed record Mention(string Where, (Guid Id, string Name)? Of, DateOnly? On, string Sentence);

    /// <summary>Null where the person is not in this book.</summary>
    public async Task<Answer?> Of(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        if (await db.People().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } person)
            return null;
        await budget.Take(me, id, cancel);
        var found = await Seen.About(db, Kinds.Person, id, cancel);
        List<ISpaceRow> rows = [.. found.Where(row => IsAbout(row, id))];
        var traces = new Traces(id, new EveryRow(db));
        await TracesOfPeople.AtErase.Look(db, traces);
        var mentions = found
            .Except(rows)
            .SelectMany(row => Through(db, row, id))
            .Concat(await Mentions.Of(db, traces, rows.Select(row => row.Id).ToHashSet(), cancel))
            .ToList();
        var names = await Names(db, rows, mentions, cancel);
        var members = await db.Set<Member>().Where(row => row.LeftAt == null).ToListAsync(cancel);
        return new Answer(
            person.DisplayName,
            await db.Set<Space>().Where(row => row.SpaceId == me.SpaceId).Select(row => row.Name).SingleAsync(cancel),
            members.Count,
            Keeping.GoneBy(me.Today(clock)),
            [.. (await books.Of(me, id, cancel)).Rows.Select(row => row.Book).Distinct()],
            await Parts(db, me, id, rows, new FieldTexts(say, me.Zone, names), cancel),
            [
                .. mentions.Select(row => new Mention(
                    AccessWords.Heading(row.Kind, say),
                    row.PersonId is { } of && names.TryGetValue(of, out var name) ? (of, name) : null,
                    row.On,
                    row.Sentence
                )),
            ]
        );
    }

    private async Task<IReadOnlyList<Part>> Parts(
        TilthDb db,
        Me me,
        Guid person,
        IReadOnlyList<ISpaceRow> rows,
        FieldTexts texts,
        CancellationToken cancel
    )
    {
        var others = rows.OfType<IMemberRow>().Select(row => row.MemberId).Where(member => member != me.MemberId);
        var members = await Members.Names(db, others, cancel);
        return
        [
            .. rows.Where(row => !IsOnlyThere(db, row))
                .GroupBy(row => Kinds.Of(db.Entry(row).Metadata)!)
                .OrderBy(kind => AccessWords.Place(kind.Key))
                .ThenBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => new Part(
                    kind.Key,
                    AccessWords.Heading(kind.Key, say),
                    [.. kind.OrderByDescending(row => Mentions.Day(db, row)).Select(Of)]
                )),
        ];

        Record Of(ISpaceRow row) =>
            new(
                row is IMemberRow own && own.MemberId != me.MemberId
                    ? members.GetValueOrDefault(own.MemberId, "")
                    : null,
                row is IMemberRow { Shared: false },
                [.. Fields(row)],
                Image.Whole(db, row)
            );

        IEnumerable<Field> Fields(ISpaceRow row)
        {
            var entry = db.Entry(row);
            var fields = Image.Fields(entry.Metadata).Where(field => !AccessWords.IsHidden(field.Name));
            // As the entity names them: who it is first.
            foreach (var field in fields.OrderBy(field => field.PropertyInfo?.MetadataToken))
            {
                var value = entry.Property(field).CurrentValue;
                var label = value is NameParts ? say["Name in parts"] : AccessWords.Field(field.Name, say);
                if (!Equals(value, person) && texts.Of(field, value) is { } text)
                    yield return new Field(label, text);
            }
        }
    }

    /// <summary>What belongs to somebody else and only refers to them is about that one.</summary>
    private static bool IsAbout(ISpaceRow row, Guid person) =>
        row is not IOfPerson of || of.PersonId == person || (row is IPair pair && pair.OtherId == person);

    /// <summary>As what they are referred to by what is somebody else's: as the one through whom one met, say.</summary>
    private IEnumerable<Mentions.Row> Through(TilthDb db, ISpaceRow row, Guid person)
    {
        var entry = db.Entry(row);
        return Image
            .Fields(entry.Metadata)
            .Where(field => Equals(entry.Property(field).CurrentValue, person))
            .Select(field => new Mentions.Row(
                Kinds.Of(entry.Metadata)!,
                (row as IOfPerson)?.PersonId,
                null,
                AccessWords.Field(field.Name, say)
            ));
    }

    /// <summary>It says only that they took part in what is shown itself.</summary>
    private static bool IsOnlyThere(TilthDb db, ISpaceRow row) =>
        row is not IQuoted && db.Entry(row).Metadata.GetForeignKeys().Any(Removing.IsTold);

    /// <summary>What the records are called to which these refer: what another member keeps for themselves has no name here.</summary>
    private static async Task<Dictionary<Guid, string>> Names(
        TilthDb db,
        IReadOnlyList<ISpaceRow> rows,
        IReadOnlyList<Mentions.Row> mentions,
        CancellationToken cancel
    )
    {
        var wanted = rows.SelectMany(row => References(db, row)).ToLookup(pair => pair.Kind, pair => pair.Id);
        var people = Kinds.EntityOf(db, Kinds.Person);
        var names = new Dictionary<Guid, string>();
        foreach (var kind in wanted.Select(kind => kind.Key).Append(people).Distinct())
        {
            var named = kind == people ? mentions.Select(row => row.PersonId).OfType<Guid>() : [];
            List<Guid> ids = [.. wanted[kind].Concat(named).Distinct()];
            foreach (var row in await Seen.With(db, kind, nameof(ISpaceRow.Id), ids, cancel))
            {
                if (NameOf(db, row) is { } name)
                    names[row.Id] = name;
            }
        }
        return names;
    }

    private static IEnumerable<(IEntityType Kind, Guid Id)> References(TilthDb db, ISpaceRow row)
    {
        var entry = db.Entry(row);
        foreach (
            var key in entry.Metadata.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType != typeof(Member))
        )
        {
            if (entry.Property(Removing.ColumnOf(key)).CurrentValue is Guid id)
                yield return (key.PrincipalEntityType, id);
        }
    }

    private static string? NameOf(TilthDb db, ISpaceRow row) =>
        row switch
        {
            INamed named => named.DisplayName,
            IQuoted quoted => quoted.Words,
            _ when db.Entry(row).Metadata.FindProperty("Name") is { } name => db.Entry(row).Property(name).CurrentValue
                as string,
            _ => null,
        };
}
