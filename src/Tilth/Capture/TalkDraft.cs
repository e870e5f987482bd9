namespace Tilth.Capture;

/// <summary>A talk while its clause is being read.</summary>
internal sealed class TalkDraft(TalkWords words, CaptureContext context, DayFinder days)
{
    // Whoever writes "dinner tonight" later than this has had it.
    private static readonly TimeOnly EveningHour = new(20, 0);

    private FoundDays? _days;
    private bool _isNearby;
    private SaidWhen? _said;

    public TalkKind Kind { get; set; } = words.Kind;
    public Tense Tense { get; } = words.Tense;
    public bool IsEvening { get; } = words.Evening;
    public List<Mention> With { get; } = [];
    public Where? Where { get; set; }
    public bool HasWhen => _said is not null;

    /// <summary>True once the clause says about what they talked: names and days behind that are part of the story.</summary>
    public bool IsAbout { get; set; }

    /// <summary>True where the other began it: who is named in another clause was not part of it.</summary>
    public bool IsOfItsOwn { get; init; }

    public void Add(IEnumerable<Mention> people)
    {
        foreach (var person in people)
        {
            if (!With.Exists(other => other.MayBe(person.Candidates)))
                With.Add(person);
        }
    }

    /// <summary>
    /// Takes what a later clause adds to the same talk: "met Rowan, talked about soil", "met Rowan and talked to Ivy",
    /// "Rowan, coffee, 14 december". False where the clause is a talk of its own.
    /// </summary>
    public bool TryTake(TalkDraft more)
    {
        var isPlain = !more.HasWhen && more.Where is null && (more.With.Count == 0 || more.Kind == TalkKind.Met);
        var isRest =
            more.With.Count == 0
            && Tense == Tense.Open
            && Kind == TalkKind.Met
            && !HasWhen
            && (Where is null || more.Where is null);
        if (!isPlain && !isRest || more.With.Count > 0 && (IsOfItsOwn || more.IsOfItsOwn))
            return false;
        Add(more.With);
        Kind = Kind == TalkKind.Met ? more.Kind : Kind;
        Where ??= more.Where;
        (_days, _said) = (_days ?? more._days, _said ?? more._said);
        return true;
    }

    /// <summary>True where a day or time still has to be said.</summary>
    public bool Wants(SaidWhen said) => _said is not { } known || (known.Time is null && said.Day is null);

    /// <summary>Takes the day; false where there is no such day.</summary>
    public bool Take(SaidWhen said)
    {
        if (said.Day is { } day)
        {
            if ((days.Find(day, Tense) ?? days.Nearby(day, Tense)) is not { } found)
                return false;
            _days = found;
            _isNearby = days.Find(day, Tense) is null;
        }
        _said = _said is { } known ? known with { Time = said.Time } : said;
        return true;
    }

    /// <summary>The question that its day leaves open, if any.</summary>
    public Doubt? DoubtOf(TextSpan span)
    {
        var when = FindWhen();
        if (Tense == Tense.Past && when.Ahead || _isNearby)
            return new WhichDay(span, when.On == Today ? [Today] : [when.On, Today]);
        return _days is { Others.Count: > 0 } found && found.First == when.On
            ? new WhichDay(span, [when.On, .. found.Others])
            : null;
    }

    public Talk Finish() =>
        new()
        {
            Kind = Kind,
            With = With,
            Where = Where,
            When = FindWhen(),
        };

    private DateOnly Today => DateOnly.FromDateTime(context.Now);

    private Moment FindWhen()
    {
        var found = _days ?? new FoundDays(Today);
        var on =
            Today < found.First ? found.First
            : Today > found.Last ? found.Last
            : Today;
        var at = _said?.Time is { Hour: > 0 and < 12 } morning && IsEvening ? morning.AddHours(12) : _said?.Time;
        var isOver = at is { } time && time <= TimeOnly.FromDateTime(context.Now);
        // "coffee friday 10", written on Friday at three
        if (on == Today && isOver && Tense != Tense.Past && _said?.Day is SaidWeekday { Nearness: Nearness.Bare })
            on = on.AddDays(7);
        return new(on, at, on > Today || (on == Today && IsAhead(at, isOver)), found.IsStretch);
    }

    private bool IsAhead(TimeOnly? at, bool isOver) =>
        Tense switch
        {
            Tense.Past => false,
            Tense.Ahead => !isOver,
            Tense.Open when at is not null => !isOver,
            _ => _said is { IsEvening: true } && TimeOnly.FromDateTime(context.Now) < EveningHour,
        };
}
