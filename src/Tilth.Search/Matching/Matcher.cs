namespace Tilth.Search;

/// <summary>
/// Finds the best documents of one slice that have every word. Walks the postings of each word by falling worth, scores each
/// document that it meets, and stops as soon as nothing unseen could enter the list: at once for common beginnings, after the
/// last posting of one word for rare ones.
/// </summary>
/// <remarks>
/// The threshold algorithm (Fagin, Lotem and Naor, Optimal aggregation algorithms for middleware, 2001): a document not yet
/// met earns from each word at most what that word's next posting is worth. The word on which least was spent goes next, so
/// the work is at most the number of words times that of the rarest one.
/// </remarks>
internal sealed class Matcher(Slice slice, Term[] terms, TopHits top, Func<Guid, bool>? filter)
{
    private readonly Segment _segment = slice.Segment;
    private readonly int _words = terms.Sum(term => term.Word.Weight);

    public void Run()
    {
        var walks = Array.ConvertAll(terms, term => new Walk(term, _segment));
        while (Array.TrueForAll(walks, walk => !walk.Ended))
        {
            var (next, ceiling, whole) = (0, 0, terms.Length > 1);
            for (var i = 0; i < walks.Length; i++)
            {
                next = walks[i].Spent < walks[next].Spent ? i : next;
                ceiling += walks[i].Worth;
                whole &= walks[i].MayBeName;
            }
            ceiling += whole ? Ranking.WholeName : 0;
            if (top.IsFull && top.Worst.Score > ceiling)
            {
                return;
            }
            Meet(walks[next], next, ceiling);
        }
    }

    private void Meet(Walk walk, int by, int ceiling)
    {
        var cut = CutAt(ceiling);
        foreach (var document in walk.Take(cut))
        {
            if (document >= cut)
            {
                break;
            }
            if (!slice.Gone[document] && Enter(document, by))
            {
                cut = CutAt(ceiling);
            }
        }
    }

    /// <summary>The first document that could not enter the list even with the highest score that is possible.</summary>
    private int CutAt(int ceiling)
    {
        if (!top.IsFull || top.Worst.Score < ceiling)
        {
            return int.MaxValue;
        }
        var worst = top.Worst;
        return worst.Score > ceiling ? 0
            : worst.Slice == slice ? worst.Document
            : _segment.FirstAfter(worst.Boost, worst.Key);
    }

    private bool Enter(int document, int by)
    {
        var (score, because) = Score(document, by);
        if (score == 0 || (top.IsFull && score < top.Worst.Score))
        {
            return false;
        }
        var hit = new Found(score, _segment.Boosts[document], _segment.Keys[document], slice, document, because);
        var place = top.PlaceOf(hit);
        if (place < 0 || (filter is not null && !filter(hit.Key)))
        {
            return false;
        }
        top.Add(hit, place);
        return true;
    }

    /// <summary>The score of a document met by one of the words; 0 if it lacks another, which is looked at first.</summary>
    private (int Score, Slot Because) Score(int document, int by)
    {
        var tokens = _segment.TokensOf(document);
        var (score, highest, because) = (0, 0, Slot.Note);
        var whole = terms.Length > 1 && _words == _segment.NameWords[document];
        for (var i = 1; i <= terms.Length; i++)
        {
            var term = terms[(by + i) % terms.Length];
            var (worth, slot, kind) = term.Best(tokens);
            if (worth == 0)
            {
                return (0, because);
            }
            score += worth;
            whole &= kind == MatchKind.Exact && Slots.IsName(slot);
            var each = worth / term.Word.Weight;
            (highest, because) =
                each > highest || (each == highest && slot < because) ? (each, slot) : (highest, because);
        }
        return (score + (whole ? Ranking.WholeName : 0), because);
    }
}
