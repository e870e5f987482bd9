using Tilth.Search;

namespace Tilth.Capture;

// Who is meant by a name or pronoun.
internal sealed partial class LineParser
{
    private Mention Take(NameHit hit)
    {
        var text = _names.TextOf(_at + hit.Skip, hit.Length - hit.Skip);
        var candidates = Earlier(text, hit) ?? hit.Candidates;
        var mention = new Mention
        {
            Span = SpanOf(_at, hit.Length),
            Text = text,
            Candidates = candidates,
        };
        if (candidates.Count > 1 && !Recent().Exists(other => other.MayBe(candidates)))
            _doubts.Add(hit.IsSlip ? new NewOrKnown(mention) : new WhichPerson(mention));
        Mark(candidates[0].IsNew ? PartKind.NewPerson : PartKind.Person, _at, hit.Length);
        _mentions.Add(mention);
        _at += hit.Length;
        return mention;
    }

    // Whoever was named before in the line is meant again: "met Rowan Alder ... send Rowan the link".
    private IReadOnlyList<Candidate>? Earlier(string text, NameHit hit)
    {
        var said = Folding.Fold(text);
        foreach (var earlier in Recent())
        {
            if (
                earlier.Certain is { } sure && hit.Candidates.Contains(sure) && !IsSonOf(sure, hit)
                || IsPartOf(said, Folding.Fold(earlier.Text))
            )
                return earlier.Candidates;
        }
        return null;
    }

    // Rowan Alder Jr. is not the Rowan Alder who was named before.
    private static bool IsSonOf(Candidate sure, NameHit hit) =>
        hit.Candidates.Any(other =>
            other.IsNew && other.Name.StartsWith($"{sure.Name} ", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsPartOf(string said, string name) =>
        string.Equals(said, name, StringComparison.Ordinal)
        || name.StartsWith(said + " ", StringComparison.Ordinal)
        || name.EndsWith(" " + said, StringComparison.Ordinal);

    private Mention? TakePronoun()
    {
        var isPlural = Is(WordList.PluralPronouns, _at);
        var earlier = Named();
        if (earlier.Count == 0)
            return null;
        IReadOnlyList<Candidate> candidates =
            earlier.Count == 1 ? earlier[0].Candidates : [.. earlier.SelectMany(one => one.Candidates)];
        var mention = new Mention
        {
            Span = SpanOf(_at, 1),
            Text = SpanOf(_at, 1).In(_line),
            Candidates = candidates,
        };
        if (earlier.Count > 1)
            _doubts.Add(new WhichPerson(mention, isPlural));
        Mark(PartKind.Pronoun, _at, 1);
        _at++;
        return mention;
    }

    /// <summary>Everybody named so far, once each, the last first.</summary>
    private List<Mention> Named()
    {
        var named = new List<Mention>();
        foreach (var mention in Recent())
        {
            if (!named.Exists(one => one.MayBe(mention.Candidates)))
                named.Add(mention);
        }
        return named;
    }

    // The last first. Nobody remembers more within a line, and a line of names only must not cost the square of them.
    private List<Mention> Recent()
    {
        var recent = _mentions.GetRange(Math.Max(0, _mentions.Count - 30), Math.Min(30, _mentions.Count));
        recent.Reverse();
        return recent;
    }
}
