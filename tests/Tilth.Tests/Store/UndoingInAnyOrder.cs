using CsCheck;
using Tilth.Conversations;
using Tilth.People;
using Tilth.People.Fields;
using Tilth.People.Listing;
using Tilth.People.Merging;
using Tilth.Promises;
using Tilth.Store;
using Tilth.Tests.People.Merging;

namespace Tilth.Tests.Store;

/// <summary>
/// Laws of undo over any acts, also where people become one, are deleted, and are worked with since: backwards it leads through
/// every state there was, and in whatever order it is pressed the book stays sound.
/// </summary>
public sealed class UndoingInAnyOrder(Copy copy) : IClassFixture<Copy>
{
    private const int Books = 25;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private enum Deed
    {
        Talk,
        TalkWithBoth,
        Edit,
        Know,
        Label,
        Field,
        RemoveField,
        List,
        Promise,
        Work,
        Merge,
        MergeAgain,
        Delete,
    }

    private static readonly Gen<(Deed Deed, int One, int Other)[]> Deeds = Gen.Select(
        Gen.Enum<Deed>(),
        Gen.Int[0, 3],
        Gen.Int[0, 3]
    ).Array[3, 12];

    [Fact]
    public Task Backwards_it_leads_through_every_state_and_forwards_again() =>
        Deeds.SampleAsync(
            async deeds =>
            {
                var book = await Book.Open(copy);
                var states = new List<string> { await book.Rows() };
                var acts = new List<Guid>();
                foreach (var (deed, one, other) in deeds)
                {
                    if (await book.Do(deed, one, other) is not { } act)
                        continue;
                    acts.Add(act);
                    states.Add(await book.Rows());
                }
                var undone = new Stack<Guid>();
                for (var at = acts.Count - 1; at >= 0; at--)
                {
                    undone.Push(await copy.Undo(book.Me, acts[at]));
                    (await book.Rows()).ShouldStillBe(states[at]);
                }
                for (var at = 1; undone.TryPop(out var undo); at++)
                {
                    await copy.Undo(book.Me, undo);
                    (await book.Rows()).ShouldStillBe(states[at]);
                }
                await copy.IsSound();
            },
            iter: Books,
            threads: 1
        );

    [Fact]
    public Task In_any_order_and_with_what_came_later_kept_the_book_stays_sound() =>
        Gen.Select(Deeds, Gen.Int[0, 99].Array[1, 12])
            .SampleAsync(
                async (deeds, undos) =>
                {
                    var book = await Book.Open(copy);
                    var acts = new List<Guid>();
                    foreach (var (at, (deed, one, other)) in deeds.Index())
                    {
                        if (await book.Do(deed, one, other) is { } act)
                            acts.Add(act);
                        if (at < undos.Length && acts.Count > 0)
                            await Undo(undos[at]);
                    }
                    foreach (var chosen in undos)
                        await Undo(chosen);
                    await copy.IsSound();

                    async Task Undo(int chosen)
                    {
                        if (acts.Count == 0)
                            return;
                        var undone = await copy.The<Undo>()
                            .Run(book.Me, acts[chosen % acts.Count], keepLater: true, cancel: Cancel);
                        if (undone.ShouldBeOfType<UndoOutcome.Undone>().Operation is { } undo)
                            acts.Add(undo);
                    }
                },
                iter: Books,
                threads: 1
            );

    /// <summary>A book of four people and a field, in which deeds are done by the numbers of those people.</summary>
    private sealed class Book(Copy copy, Me me)
    {
        private readonly Guid[] _people = new Guid[4];
        private readonly Guid _field = Guid.CreateVersion7();
        private int _done;

        public Me Me => me;

        public static async Task<Book> Open(Copy copy)
        {
            using var visitor = await copy.SignedIn();
            var book = new Book(copy, await copy.MeOf(visitor));
            for (var at = 0; at < book._people.Length; at++)
            {
                var form = new AddPerson.Form { Name = $"Reed {at}", Email = $"reed{at % 2}@example.org" };
                book._people[at] = (await copy.The<AddPerson>().Do(book.Me, form, Cancel)).Outcome;
            }
            var field = new DefineField.Form { Id = book._field, Name = "Boat" };
            await copy.The<DefineField>().Do(book.Me, field, Cancel);
            return book;
        }

        public Task<string> Rows() => copy.Rows(me);

        /// <summary>The act; null where it changed nothing.</summary>
        public async Task<Guid?> Do(Deed deed, int one, int other)
        {
            var (person, second, word) = (_people[one], _people[other], $"word {_done++}");
            return deed switch
            {
                Deed.Talk => await Talk(word, person),
                Deed.TalkWithBoth => await Talk(word, person, second),
                Deed.Edit => await Edit(person, form => (form.About, form.Pronouns) = (word, "they/them")),
                Deed.Field => await Edit(person, form => form.Own.ToList().ForEach(entry => entry.Text = word)),
                Deed.Know => (
                    await copy.The<EditRelationship>().Do(me, person, new() { Notes = word, HowMet = word }, Cancel)
                ).Operation,
                Deed.Label => await Many(EditMany.Doing.Label, $"label {other}", person),
                Deed.List => await Many(EditMany.Doing.List, $"list {other}", person),
                Deed.RemoveField => (await copy.The<DefineField>().Remove(me, _field, Cancel)).Operation,
                Deed.Promise => (
                    await copy.The<MakePromise>().Do(me, new() { PersonId = person, Text = word }, Cancel)
                ).Operation,
                Deed.Work => (
                    await copy.The<AddWork>()
                        .Do(me, person, new() { Title = "Miller", Through = $"Reed {other}" }, Cancel)
                ).Operation,
                Deed.Merge or Deed.MergeAgain => (
                    await copy.The<MergePeople>()
                        .Do(me, person, second, new Dictionary<string, Guid> { ["Pronouns"] = second }, Cancel)
                ).Operation,
                _ => (await copy.The<DeletePerson>().Do(me, person, Cancel)).Operation,
            };
        }

        private async Task<Guid?> Talk(string text, params Guid[] with) =>
            (
                await copy.The<RecordConversation>()
                    .Do(
                        me,
                        new()
                        {
                            Id = Guid.CreateVersion7(),
                            With = [.. with.Distinct()],
                            Text = text,
                        },
                        Cancel
                    )
            ).Operation;

        private async Task<Guid?> Edit(Guid person, Action<EditPerson.Form> change)
        {
            if (await copy.The<EditPerson>().Read(me, person, Cancel) is not { } form)
                return null;
            change(form);
            return (await copy.The<EditPerson>().Do(me, person, form, Cancel)).Operation;
        }

        private async Task<Guid?> Many(EditMany.Doing doing, string value, Guid person) =>
            (await copy.The<EditMany>().Do(me, new(doing, value, null, [person]), Cancel)).Operation;
    }
}
