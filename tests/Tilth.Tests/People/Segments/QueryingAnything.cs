using CsCheck;
using Tilth.Cards;
using Tilth.People.Segments;
using Tilth.Site;

namespace Tilth.Tests.People.Segments;

/// <summary>What holds for every query.</summary>
public sealed class QueryingAnything
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[1, 8],
        Gen.OneOf("rowan", "grant link", "or", "and", "-x", "city:Porto", "a\"b", "\\", "(", ">6m", "São Paulo", "柳青")
    );

    private static readonly Gen<DayValue> Day = Gen.OneOf(
        Gen.Select(Gen.Int[0, 9999], Gen.Enum<SpanUnit>(), (count, unit) => (DayValue)new SpanValue(count, unit)),
        Gen.Int[-1, 1].Select(away => (DayValue)new NearDay(away)),
        Gen.Select(
            Gen.Int[1, 9999],
            Gen.Int[1, 12],
            Gen.Int[1, 28],
            (y, m, d) => (DayValue)new CalendarValue(new(y, m, d))
        ),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12], (y, m) => (DayValue)new CalendarValue(new(y, m, null))),
        Gen.Int[1, 9999].Select(y => (DayValue)new CalendarValue(new(y, null, null)))
    );

    private static readonly Gen<SegmentField> DayField = Gen.Enum<SegmentField>()
        .Where(field => field >= SegmentField.Last);

    private static readonly Gen<SegmentTerm> Test = Gen.OneOf(
        Text.Select(text => (SegmentTerm)new Words(text)),
        Gen.Select(
            Gen.Enum<SegmentField>().Where(field => field < SegmentField.Last),
            Text,
            (field, text) => (SegmentTerm)new TextTest(field, text)
        ),
        Gen.Enum<PersonHas>().Select(has => (SegmentTerm)new HasTest(has)),
        Gen.Enum<PersonIs>().Select(state => (SegmentTerm)new IsTest(state)),
        DayField.Select(field => (SegmentTerm)new NeverTest(field)),
        Gen.Select(
            DayField,
            Gen.Enum<Comparison>(),
            Day,
            (field, comparison, day) => (SegmentTerm)new DayTest(field, comparison, day)
        ),
        Gen.Int[1, 12]
            .Select(month =>
                (SegmentTerm)
                    new DayTest(
                        SegmentField.Birthday,
                        Comparison.Is,
                        new CalendarValue(new PartialDate(null, month, null))
                    )
            ),
        Gen.Select(
            DayField,
            Gen.Int[1, 9999],
            Gen.Int[1, 9999],
            (field, low, high) =>
                (SegmentTerm)
                    new DayTest(
                        field,
                        Comparison.Is,
                        new CalendarValue(new(low, null, null)),
                        new CalendarValue(new(high, null, null))
                    )
        )
    );

    private static readonly Gen<SegmentTerm> Term = Gen.Recursive<SegmentTerm>(
        (depth, inner) =>
            depth > 3
                ? Test
                : Gen.OneOf(
                    Test,
                    inner.Array[1, 3].Select(All.Of),
                    inner.Array[1, 3].Select(Any.Of),
                    inner.Select(Except.Of)
                )
    );

    private static readonly Gen<string> Scraps = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
                "label:",
                "city:Porto",
                "(",
                ")",
                "-",
                "or",
                "and",
                "\"",
                "last:>6m",
                "last:",
                "..",
                "has:",
                "is:half",
                "x",
                " ",
                "\\",
                "born:--03"
            )
            .Array[0, 30]
            .Select(string.Concat)
    );

    [Fact]
    public void Written_and_read_again_it_is_equal() =>
        Term.Sample(term =>
        {
            var query = new SegmentQuery(term);
            var (again, problems) = SegmentQuery.Parse(query.ToString());
            problems.ShouldBeEmpty(query.ToString());
            again.ShouldBe(query, query.ToString());
        });

    [Fact]
    public void Any_text_is_read_and_its_problems_lie_in_it() =>
        Scraps.Sample(text =>
        {
            var (query, problems) = SegmentQuery.Parse(text);
            foreach (var problem in problems)
            {
                problem.Start.ShouldBeInRange(0, text.Length);
                (problem.Start + problem.Length).ShouldBeInRange(0, text.Length);
                problem.Message(new Say()).ShouldNotBeEmpty();
            }
            SegmentQuery.Parse(query.ToString()).Query.ShouldBe(query);
        });

    [Fact]
    public void Days_are_found_from_any_day() =>
        Gen.Select(DayField, Gen.Enum<Comparison>(), Day, Gen.Int[0, DateOnly.MaxValue.DayNumber])
            .Sample(
                (field, comparison, value, day) =>
                {
                    var range = new DayTest(field, comparison, value).Range(DateOnly.FromDayNumber(day));
                    (range.From is not null || range.To is not null).ShouldBeTrue();
                }
            );
}
