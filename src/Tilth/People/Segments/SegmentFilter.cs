using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tilth.People.Finding;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Segments;

/// <summary>
/// Finds of whom a query holds, as a condition that the database checks: days, labels, circles and keys by their own columns;
/// words and places by the search in memory, which folds them.
/// </summary>
public sealed class SegmentFilter(PeopleIndexes indexes, TimeProvider clock)
{
    private const int MostForgiven = 200;

    /// <summary>
    /// The people of the book, without oneself, of whom the query holds today. Those who rest are raised by no question for
    /// fields, unless it asks for them; by everybody and by words alone they are found.
    /// </summary>
    public async Task<IQueryable<Person>> People(
        TilthDb db,
        Me me,
        SegmentQuery query,
        CancellationToken cancel = default
    )
    {
        var myself = db.Oneself;
        var people = db.People().Where(person => !myself.Contains(person.Id));
        if (query == SegmentQuery.Everybody)
            return people;
        var view = await indexes.Current(me, cancel);
        if (query.Text is { } text)
            return people.Where(SegmentConditions.OneOf(Having(text, view)));
        var tests = new SegmentConditions(db, me, view, me.Today(clock), cancel);
        if (!query.MayFindResting)
            people = people.Where(await Condition(Except.Of(new IsTest(PersonIs.Resting)), tests));
        return people.Where(await Condition(query.Term, tests));
    }

    /// <summary>Who has all the words; where nobody has, whom the search finds for them: a typo forgiven, a number in groups.</summary>
    private static IEnumerable<Guid> Having(string words, SearchView view) =>
        view.Having(words) is { Count: > 0 } having ? having : view.Find(words, MostForgiven).Select(hit => hit.Key);

    /// <summary>How many those are. Of everybody the search knows the number, with oneself, without counting.</summary>
    public async Task<int> Count(TilthDb db, Me me, SegmentQuery query, CancellationToken cancel = default) =>
        query == SegmentQuery.Everybody
            ? Math.Max(0, (await indexes.Current(me, cancel)).Count - 1)
            : await (await People(db, me, query, cancel)).CountAsync(cancel);

    private static async Task<Expression<Func<Person, bool>>> Condition(SegmentTerm term, SegmentConditions tests)
    {
        switch (term)
        {
            case All all:
                return await Join(all.Terms, tests, Expression.AndAlso, whenEmpty: true);
            case Any any:
                return await Join(any.Terms, tests, Expression.OrElse, whenEmpty: false);
            case Except except:
                var inner = await Condition(except.Term, tests);
                return Expression.Lambda<Func<Person, bool>>(Expression.Not(inner.Body), inner.Parameters);
            default:
                return await tests.Of((SegmentTest)term);
        }
    }

    private static async Task<Expression<Func<Person, bool>>> Join(
        IReadOnlyList<SegmentTerm> terms,
        SegmentConditions tests,
        Func<Expression, Expression, Expression> with,
        bool whenEmpty
    )
    {
        Expression<Func<Person, bool>>? joined = null;
        foreach (var term in terms)
        {
            var next = await Condition(term, tests);
            joined = joined is null
                ? next
                : Expression.Lambda<Func<Person, bool>>(
                    with(joined.Body, new Renamed(next.Parameters[0], joined.Parameters[0]).Visit(next.Body)),
                    joined.Parameters
                );
        }
        return joined ?? (_ => whenEmpty);
    }

    /// <summary>Two conditions speak of the same person only if they call it by the same parameter.</summary>
    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
