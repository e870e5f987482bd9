using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>How far one is: fifteen people are enough. How many are left is not counted, for nobody is a task.</summary>
public sealed class SortProgress(TilthStore store)
{
    public const int Enough = 15;

    private const double Week = 7;

    /// <param name="People">With how many I want to keep in touch.</param>
    /// <param name="TalksAWeek">How many talks that is, if each of them is held.</param>
    /// <param name="InGroup">Whether I decided last about a whole group, or one by one; null before the first time.</param>
    /// <param name="HasUnsorted">There is somebody about whom I have not decided.</param>
    public sealed record Answer(int People, double TalksAWeek, bool? InGroup, bool HasUnsorted)
    {
        public bool IsEnough => People >= Enough;
    }

    public async Task<Answer> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var kept =
            from mine in db.Mine<Relationship>()
            where !mine.DoNotSuggest && (mine.CadenceDays > 0 || (mine.CircleId != null && mine.CadenceDays == null))
            join circle in db.Mine<Circle>() on mine.CircleId equals (Guid?)circle.Id into circles
            from circle in circles.DefaultIfEmpty()
            group mine by mine.CadenceDays ?? circle.CadenceDays into rhythm
            select new { Days = rhythm.Key, People = rhythm.Count() };
        var rhythms = await kept.ToListAsync(cancel);
        var last = await db.Mine<SortedPerson>()
            .OrderByDescending(row => row.Id)
            .Select(row => (bool?)row.InGroup)
            .FirstOrDefaultAsync(cancel);
        return new Answer(
            rhythms.Sum(rhythm => rhythm.People),
            rhythms.Sum(rhythm => TalksOf(rhythm.People, rhythm.Days)),
            last,
            await db.Unsorted().AnyAsync(cancel)
        );
    }

    /// <summary>How many talks a week so many people are at that rhythm.</summary>
    public static double TalksOf(int people, int? everyDays) => everyDays is > 0 ? people * Week / everyDays.Value : 0;
}
