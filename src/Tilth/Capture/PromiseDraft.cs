namespace Tilth.Capture;

/// <summary>A promise while its clause is being read; places are counted in tokens.</summary>
internal sealed class PromiseDraft(Whose whose, int from, List<Mention> people)
{
    private bool _isBoundDue;

    public Whose Whose { get; } = whose;
    public int From { get; } = from;
    public int TextFrom { get; set; } = from;
    public List<Mention> People { get; set; } = people;
    public PromiseKind Kind { get; set; } = PromiseKind.Promise;

    /// <summary>True where the verb is done to somebody and nobody is named.</summary>
    public bool NeedsSomebody { get; set; }

    /// <summary>"Follow up" alone: with whom one talked, if that was one person.</summary>
    public bool FollowsUp { get; set; }

    /// <summary>What is left out of the text: its day, its labels.</summary>
    public List<(int Start, int Length)> Left { get; } = [];

    public DateOnly? DueOn { get; private set; }
    public TimeOnly? DueAt { get; private set; }
    public WhichDay? DueDoubt { get; private set; }

    /// <summary>A day behind "by" or "before" counts more than one that is only named.</summary>
    public bool WantsDue(Bound bound) => DueOn is null || (!_isBoundDue && bound is Bound.By or Bound.Before);

    public void TakeDue(SaidWhen when, DateOnly on, IReadOnlyList<DateOnly> others, TextSpan span)
    {
        _isBoundDue = when.Bound is Bound.By or Bound.Before;
        (DueOn, DueAt) = (on, when.Time);
        DueDoubt = others.Count > 0 ? new(span, [on, .. others]) : null;
    }

    public Promise Finish(TextSpan span, string text) =>
        new()
        {
            Whose = Whose,
            Kind = Kind,
            People = People,
            Text = text,
            Span = span,
            DueOn = DueOn,
            DueAt = DueAt,
        };
}
