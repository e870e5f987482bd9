using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>
/// The names of a book by how they sound: finds who has much the same name, in another spelling (Lindquist, Lindqvist), in
/// another order (Vale Juniper) or by a short form (Bob, Robert). A snapshot, for as long as one import or one form takes.
/// </summary>
/// <remarks>
/// Blocking and comparison in the sense of record linkage (Fellegi and Sunter 1969; Christen, <i>Data Matching</i>, 2012):
/// the first and last word of a name, each as its consonants, are the block; within it words are compared letter by letter.
/// </remarks>
public sealed class NearNames
{
    // A sound that more share says nothing, and comparing with all of them would take the square of the time.
    private const int MostOfOneSound = 100;

    private readonly Dictionary<string, List<Known>> _bySound = new(StringComparer.Ordinal);

    /// <param name="IsShown">The name itself; a nickname in its place is no name by which the very same is found otherwise.</param>
    private sealed record Known(Guid Id, string Name, bool IsShown);

    /// <summary>Nobody's names.</summary>
    public static NearNames None { get; } = new();

    /// <summary>Reads the names of all people in the book, once.</summary>
    public static async Task<NearNames> Of(TilthDb db, CancellationToken cancel = default)
    {
        var near = new NearNames();
        await foreach (
            var row in db.People()
                .Select(person => new
                {
                    person.Id,
                    person.DisplayName,
                    person.Nicknames,
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            var name = Folding.Fold(row.DisplayName);
            near.Add(row.Id, name, isShown: true);
            foreach (var nickname in row.Nicknames)
                near.Add(row.Id, NameSounds.CalledBy(Folding.Fold(nickname), name), isShown: false);
        }
        return near;
    }

    /// <summary>Who has much the same name as this folded one, but not the very same; nobody where too many have.</summary>
    public IEnumerable<Guid> Like(string name)
    {
        var found = new HashSet<Guid>();
        foreach (var sound in NameSounds.Of(name))
        {
            if (_bySound.GetValueOrDefault(sound) is not { Count: <= MostOfOneSound } all)
                continue;
            foreach (var known in all)
            {
                if ((known.Name != name || !known.IsShown) && NameSounds.AreAlike(known.Name, name))
                    found.Add(known.Id);
            }
        }
        return found.Count <= WhoIsThis.MostOfOneName ? found : [];
    }

    private void Add(Guid id, string name, bool isShown)
    {
        foreach (var sound in NameSounds.Of(name))
        {
            if (!_bySound.TryGetValue(sound, out var known))
                _bySound.Add(sound, known = new(1));
            known.Add(new(id, name, isShown));
        }
    }
}
