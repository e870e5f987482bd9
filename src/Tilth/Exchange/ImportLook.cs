using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Looks at files before anything is saved: who is new, who is known, who may be, what could not be read.</summary>
public sealed class ImportLook(TilthStore store, WhoIsThis who)
{
    private const int Slice = 500,
        MostNames = 200,
        MostPairs = 100,
        MostOfAFile = 100;

    public sealed record Answer
    {
        public int New { get; set; }
        public int Known { get; set; }
        public int Probable { get; set; }

        /// <summary>Who may be the same as somebody else in the same files: all come in.</summary>
        public int Beside { get; set; }

        /// <summary>Who was erased here before, and stays out.</summary>
        public int Erased { get; set; }

        public IList<string> NewNames { get; init; } = [];
        public IList<Recognised> Recognised { get; init; } = [];
        public IList<Pair> Pairs { get; init; } = [];
        public IList<PairWithin> PairsWithin { get; init; } = [];
        public IList<Unreadable> Unreadable { get; init; } = [];
        public int UnreadableCount { get; set; }

        /// <summary>Who comes in as far as the entry was sound.</summary>
        public IList<Unreadable> Damaged { get; init; } = [];
        public int DamagedCount { get; set; }

        /// <summary>Columns of dates of which nothing tells whether the day or the month stands first.</summary>
        public IList<Guess> Guesses { get; init; } = [];

        /// <summary>How many entries there are to be brought in, known ones counted too.</summary>
        public int Total => New + Known + Doubtful;

        public int Doubtful => Probable + Beside;
    }

    /// <summary>Somebody who comes in and a person in the book who may be the same.</summary>
    public sealed record Pair(string Uid, string Name, Guid PersonId, string PersonName, LikenessReason Reason);

    /// <summary>Somebody who is known, as whom and by what; without a reason it is an earlier entry of these files.</summary>
    public sealed record Recognised(string Name, string KnownAs, LikenessReason? Reason);

    /// <summary>Two of these files who may be one.</summary>
    public sealed record PairWithin(string Name, string Other, LikenessReason Reason);

    /// <summary>A column whose dates were read in an order that is a guess, with one of them and what it was taken for.</summary>
    public sealed record Guess(string File, string Column, string Example, string ReadAs);

    /// <summary>What could not be read: where, and why.</summary>
    public sealed record Unreadable(string File, long Line, string Cause);

    public async Task<Answer> At(Me me, IReadOnlyList<AddressBookFile> files, CancellationToken cancel = default)
    {
        var answer = new Answer();
        var arrivals = new Arrivals(who, await Names(me, cancel));
        foreach (var slice in Entries(files, answer).Chunk(Slice))
        {
            await using var db = store.Read(me);
            var erased = await LeftOut.Of(db, slice, cancel);
            answer.Erased += erased.Count;
            foreach (var arrival in await arrivals.Next(db, [.. slice.Except(erased)], cancel))
                Count(answer, arrival);
        }
        return answer;
    }

    private async Task<NearNames> Names(Me me, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        return await NearNames.Of(db, cancel);
    }

    /// <summary>Those in the files, in order; entries without one are counted as unreadable with their cause.</summary>
    internal static IEnumerable<Newcomer> Entries(IReadOnlyList<AddressBookFile> files, Answer answer)
    {
        foreach (var file in files)
        {
            foreach (var guess in file.GuessedDates)
                answer.Guesses.Add(guess);
            // One bad file leaves room for the others.
            var (missed, noted) = (0, 0);
            foreach (var entry in file.Read())
            {
                if (entry.Contact is not { } contact)
                {
                    answer.UnreadableCount++;
                    if (missed++ < MostOfAFile)
                        answer.Unreadable.Add(Missed(file, entry));
                    continue;
                }
                if (entry.Problems.FirstOrDefault(problem => problem.Severity != Severity.Note) is { } problem)
                {
                    answer.DamagedCount++;
                    if (noted++ < MostOfAFile)
                        answer.Damaged.Add(
                            new Unreadable(file.Name, problem.Line, $"{contact.DisplayName}: {problem.Cause}")
                        );
                }
                yield return new Newcomer(contact);
            }
        }
    }

    /// <summary>Why there is nobody: an error says it rather than what else is wrong with the entry.</summary>
    private static Unreadable Missed(AddressBookFile file, Entry entry)
    {
        var problem =
            entry.Problems.FirstOrDefault(problem => problem.Severity == Severity.Error)
            ?? entry.Problems.FirstOrDefault()
            ?? new Problem(entry.Line, Severity.Error, "There is nothing in this entry to know a person by.");
        return new Unreadable(file.Name, problem.Line, problem.Cause);
    }

    internal static void Count(Answer answer, Arrival arrival)
    {
        if (arrival.IsKnown)
        {
            answer.Known++;
            if (answer.Recognised.Count < MostNames)
                answer.Recognised.Add(Recognise(arrival));
        }
        else if (arrival.IsProbable)
        {
            answer.Probable++;
            if (answer.Pairs.Count < MostPairs)
                answer.Pairs.Add(
                    new Pair(
                        arrival.Newcomer.Uid,
                        arrival.Contact.DisplayName,
                        arrival.Likeness!.PersonId,
                        arrival.Likeness.Name,
                        arrival.Likeness.Reason
                    )
                );
        }
        else if (arrival.Beside is { } other)
        {
            answer.Beside++;
            if (answer.PairsWithin.Count < MostNames)
                answer.PairsWithin.Add(new PairWithin(arrival.Contact.DisplayName, other.Name, other.Reason));
        }
        else
        {
            answer.New++;
            if (answer.NewNames.Count < MostNames)
                answer.NewNames.Add(arrival.Contact.DisplayName);
        }
    }

    private static Recognised Recognise(Arrival arrival) =>
        arrival is { Twin: null, Likeness: { } likeness }
            ? new(arrival.Contact.DisplayName, likeness.Name, likeness.Reason)
            : new(arrival.Contact.DisplayName, arrival.Contact.DisplayName, null);
}
