namespace Tilth.Search;

/// <summary>
/// Finds the best documents of one slice that have every word. Walks the postings of the rarest word by falling worth, and
/// stops as soon as nothing that is left could enter the list: at once for a common prefix, after the last posting for a rare one.
/// </summary>
internal sealed class Matcher(Slice slice, Term[] terms, TopHits top, Func<Guid, bool>? filter)
{
    private readonly Segment _segment = slice.Segment;

    public void Run()
    {
        var driver = terms[0];
        var (others, fewest) = (0, long.MaxValue);
        foreach (var term in terms)
        {
            var (ceiling, postings) = terms.Length == 1 ? (1, 0) : (term.Ceiling(_segment), term.Postings(_segment));
            if (ceiling == 0)
            {
                return;
            }
            others += ceiling;
            (driver, fewest) = postings < fewest ? (term, postings) : (driver, fewest);
        }
        others = terms.Length == 1 ? 0 : others - driver.Ceiling(_segment) + (MayBeWholeName() ? Ranking.WholeName : 0);
        foreach (var (kind, slot) in Ranking.Falling(driver.Leads))
        {
            var ceiling = driver.Worth(kind, slot) + others;
            if (top.IsFull && top.Worst.Score > ceiling)
            {
                return;
            }
            foreach (var range in driver.Ranges(kind))
            {
                Walk(_segment.Postings[(int)slot], range, ceiling);
            }
        }
    }

    private void Walk(Postings postings, WordRange range, int ceiling)
    {
        var (from, to) = postings.Lists(range);
        var cut = CutAt(ceiling);
        for (var list = from; list < to; list++)
        {
            foreach (var document in postings.DocumentsOf(list))
            {
                if (document >= cut)
                {
                    break;
                }
                if (!slice.Gone[document] && Take(document))
                {
                    cut = CutAt(ceiling);
                }
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

    private bool Take(int document)
    {
        var (score, because) = Score(document);
        if (score == 0)
        {
            return false;
        }
        var hit = new Found(score, _segment.Boosts[document], _segment.Keys[document], slice, document, because);
        if (!top.Wants(hit) || (filter is not null && !filter(hit.Key)))
        {
            return false;
        }
        top.Add(hit);
        return true;
    }

    private (int Score, Slot Because) Score(int document)
    {
        var tokens = _segment.TokensOf(document);
        var (score, highest, because) = (0, 0, Slot.Note);
        var whole = terms.Length > 1 && terms.Length == _segment.NameWords[document];
        foreach (var term in terms)
        {
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

    private bool MayBeWholeName()
    {
        foreach (var term in terms)
        {
            var named = false;
            foreach (var range in term.Ranges(MatchKind.Exact))
            {
                for (var slot = Slot.NameOnly; slot <= Slot.NameLater; slot++)
                {
                    named |= _segment.Postings[(int)slot].Any(range);
                }
            }
            if (!named)
            {
                return false;
            }
        }
        return true;
    }
}
