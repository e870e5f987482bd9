namespace Tilth.People.Segments;

/// <summary>A part of a query: a test, or terms combined.</summary>
public abstract record SegmentTerm
{
    internal abstract bool Holds(Func<SegmentTest, bool> test);
}

/// <summary>All of these; without any, everybody.</summary>
public sealed record All(IReadOnlyList<SegmentTerm> Terms) : SegmentTerm
{
    /// <summary>The terms as one, without brackets that say nothing.</summary>
    public static SegmentTerm Of(IEnumerable<SegmentTerm> terms)
    {
        IReadOnlyList<SegmentTerm> flat = [.. terms.SelectMany(term => term is All all ? all.Terms : [term])];
        return flat.Count == 1 ? flat[0] : new All(flat);
    }

    internal string Joined => string.Join(' ', Terms);

    internal override bool Holds(Func<SegmentTest, bool> test) => Terms.All(term => term.Holds(test));

    public bool Equals(All? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Aggregate(17, HashCode.Combine);

    public override string ToString() => $"({Joined})";
}

/// <summary>Any of these.</summary>
public sealed record Any(IReadOnlyList<SegmentTerm> Terms) : SegmentTerm
{
    public static SegmentTerm Of(IEnumerable<SegmentTerm> terms)
    {
        IReadOnlyList<SegmentTerm> flat = [.. terms.SelectMany(term => term is Any any ? any.Terms : [term])];
        return flat.Count == 1 ? flat[0] : new Any(flat);
    }

    internal override bool Holds(Func<SegmentTest, bool> test) => Terms.Any(term => term.Holds(test));

    public bool Equals(Any? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Aggregate(19, HashCode.Combine);

    internal string Joined => string.Join(" or ", Terms);

    public override string ToString() => $"({Joined})";
}

/// <summary>Everybody of whom the term does not hold.</summary>
public sealed record Except(SegmentTerm Term) : SegmentTerm
{
    public static SegmentTerm Of(SegmentTerm term) => term is Except except ? except.Term : new Except(term);

    internal override bool Holds(Func<SegmentTest, bool> test) => !Term.Holds(test);

    public override string ToString() => $"-{Term}";
}

/// <summary>A single test of a person.</summary>
public abstract record SegmentTest : SegmentTerm
{
    internal override bool Holds(Func<SegmentTest, bool> test) => test(this);
}

/// <summary>Free words, found by the search.</summary>
public sealed record Words(string Text) : SegmentTest
{
    public override string ToString() => SegmentText.Quoted(Text, isWords: true);
}

/// <summary>A field that holds a text: <c>city:Porto</c>.</summary>
public sealed record TextTest(SegmentField Field, string Value) : SegmentTest
{
    public override string ToString() => $"{SegmentFields.NameOf(Field)}:{SegmentText.Quoted(Value, isWords: false)}";
}

/// <summary>Something there is or is not: <c>has:photo</c>.</summary>
public sealed record HasTest(PersonHas What) : SegmentTest
{
    public override string ToString() => $"has:{SegmentFields.NameOf(What)}";
}

/// <summary>A state: <c>is:resting</c>.</summary>
public sealed record IsTest(PersonIs What) : SegmentTest
{
    public override string ToString() => $"is:{SegmentFields.NameOf(What)}";
}

/// <summary>A day that never was or is not known: <c>last:never</c>.</summary>
public sealed record NeverTest(SegmentField Field) : SegmentTest
{
    public override string ToString() => $"{SegmentFields.NameOf(Field)}:{SegmentText.Never}";
}
