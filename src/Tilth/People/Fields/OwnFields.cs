using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Fields;

/// <summary>The fields of a book's own, with what they say of a person, on a form and back again.</summary>
public sealed class OwnFields(TilthStore store)
{
    private const int LongestValue = 2000;

    private const string Changed = "Somebody wrote {0} here meanwhile. Send again to keep yours.",
        Emptied = "Somebody emptied this meanwhile. Send again to keep yours.";

    public sealed record Field(Guid Id, string Name, FieldKind Kind);

    public sealed record Value(string Name, FieldKind Kind, string Text);

    /// <summary>One field on the form of a person.</summary>
    public sealed record Entry
    {
        public Guid FieldId { get; set; }

        /// <summary>What stood there when the form was drawn, so that two who change different fields both keep their change.</summary>
        public string? Was { get; set; }

        public string? Text { get; set; }
    }

    /// <summary>An entry that is not taken: what to do, and what stands there now, which the message may name.</summary>
    public sealed record Mistake(int At, string Message, string? Stands);

    /// <summary>In the order in which they were defined.</summary>
    public async Task<IReadOnlyList<Field>> All(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await db.CustomFields()
            .OrderBy(field => field.Id)
            .Select(field => new Field(field.Id, field.Name, field.Kind))
            .ToListAsync(cancel);
    }

    /// <summary>What the fields say of a person, without those that say nothing.</summary>
    internal static Task<List<Value>> Of(TilthDb db, Guid person, CancellationToken cancel) =>
        (
            from value in db.CustomValues()
            join field in db.CustomFields() on value.FieldId equals field.Id
            where value.PersonId == person
            orderby field.Id
            select new Value(field.Name, field.Kind, value.Text)
        ).ToListAsync(cancel);

    /// <summary>An entry for each field, as the person's form shows it.</summary>
    internal static async Task<List<Entry>> Entries(TilthDb db, Guid person, CancellationToken cancel)
    {
        var values = await db.CustomValues()
            .Where(value => value.PersonId == person)
            .ToDictionaryAsync(value => value.FieldId, value => value.Text, cancel);
        var fields = await db.CustomFields().OrderBy(field => field.Id).Select(field => field.Id).ToListAsync(cancel);
        return fields.ConvertAll(id => new Entry
        {
            FieldId = id,
            Was = values.GetValueOrDefault(id),
            Text = values.GetValueOrDefault(id),
        });
    }

    /// <summary>
    /// What was changed on the form, to be set where nothing of it is a mistake; a field that was removed meanwhile is passed
    /// over.
    /// </summary>
    internal static async Task<(IReadOnlyList<Mistake> Mistakes, Action Set)> Read(
        TilthDb db,
        Person person,
        IList<Entry> entries,
        DateTimeOffset now
    )
    {
        var fields = await db.CustomFields().ToDictionaryAsync(field => field.Id, field => field.Kind);
        var stored = await db.CustomValues()
            .Where(value => value.PersonId == person.Id)
            .ToDictionaryAsync(value => value.FieldId);
        var mistakes = new List<Mistake>();
        var changes = new List<(Guid Field, string? Text)>();
        for (var at = 0; at < entries.Count; at++)
        {
            var entry = entries[at];
            var was = Blank.ToNull(entry.Was);
            if (!fields.TryGetValue(entry.FieldId, out var kind) || Blank.ToNull(entry.Text) == was)
                continue;
            var stands = stored.GetValueOrDefault(entry.FieldId)?.Text;
            var (text, problem) = FieldKinds.Read(kind, entry.Text);
            if (text?.Length > LongestValue)
                problem = "That is more than 2,000 characters; please keep the rest elsewhere.";
            if (problem is null && stands != was && stands != text)
                mistakes.Add(new Mistake(at, stands is null ? Emptied : Changed, stands));
            else if (problem is not null)
                mistakes.Add(new Mistake(at, problem, was));
            else
                changes.Add((entry.FieldId, text));
        }
        return (
            mistakes,
            () =>
                changes.ForEach(change =>
                    Set(db, person, change.Field, stored.GetValueOrDefault(change.Field), change.Text, now)
                )
        );
    }

    private static void Set(
        TilthDb db,
        Person person,
        Guid field,
        CustomValue? stored,
        string? text,
        DateTimeOffset now
    )
    {
        if (text is not null && stored is not null)
            stored.Say(text);
        else if (text is not null)
            db.Add(CustomValue.Of(person, field, text, now));
        else if (stored is not null)
            db.Remove(stored);
    }
}
