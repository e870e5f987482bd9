using Tilth.People.Listing;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>Decides about a whole group at once, without those who were taken out of it: one act, one undo, however many they are.</summary>
public sealed class SortGroup(SortGroups groups, SortProgress progress, Circles circles, EditMany edit)
{
    /// <summary>With more people than these nobody keeps in touch without help: it is said before it is done.</summary>
    public const int Many = 50;

    public abstract record Outcome
    {
        public sealed record Done(Guid? Operation, int Count) : Outcome;

        /// <summary>There are many; a job does it, under the id of the operation.</summary>
        public sealed record Started(Guid Operation) : Outcome;

        /// <summary>So many people would have a rhythm, and so many talks a week that would be. Nothing was done.</summary>
        public sealed record TooMany(int People, int TalksAWeek) : Outcome;

        public sealed record NobodyLeft : Outcome;

        public sealed record NothingNamed : Outcome;

        public sealed record NoSuchCircle : Outcome;
    }

    /// <param name="Value">The name of the label, the id of the circle.</param>
    /// <param name="Out">Who was taken out of the group, and stays undecided.</param>
    /// <param name="Sure">The circle of which one read how many talks that makes, and meant it.</param>
    public sealed record Form(
        GroupKind Kind,
        string Key,
        EditMany.Doing Doing,
        string? Value,
        IReadOnlySet<Guid> Out,
        string? Sure
    );

    public async Task<Outcome> Do(Me me, Form form, CancellationToken cancel = default)
    {
        var group = await groups.Of(me, form.Kind, form.Key, cancel);
        List<Guid> people = [.. (group?.People ?? []).Select(who => who.Id).Where(id => !form.Out.Contains(id))];
        if (group is null || people.Count == 0 || !IsOffered(group, form.Doing))
            return new Outcome.NobodyLeft();
        if (form.Doing == EditMany.Doing.Circle)
        {
            var all = await circles.Of(me, cancel);
            if (all.FirstOrDefault(circle => circle.Id.ToString() == form.Value) is not { } into)
                return new Outcome.NoSuchCircle();
            if (form.Sure != form.Value && await TooMany(me, people.Count, into, cancel) is { } tooMany)
                return tooMany;
        }
        var many = new EditMany.Form(form.Doing, form.Value, null, people) { Sorts = true };
        var answer = await edit.Do(me, many, cancel);
        return answer.Outcome switch
        {
            EditMany.Outcome.Done => new Outcome.Done(answer.Operation, answer.Count),
            EditMany.Outcome.Started => new Outcome.Started(answer.Operation!.Value),
            EditMany.Outcome.NothingNamed => new Outcome.NothingNamed(),
            EditMany.Outcome.NoSuchCircle => new Outcome.NoSuchCircle(),
            EditMany.Outcome.NobodyChosen or EditMany.Outcome.NotUnderstood => new Outcome.NobodyLeft(),
        };
    }

    public static bool IsOffered(SortGroups.Group group, EditMany.Doing doing) =>
        doing switch
        {
            EditMany.Doing.Label or EditMany.Doing.Circle or EditMany.Doing.DoNotSuggest or EditMany.Doing.Leave =>
                true,
            EditMany.Doing.Delete => group.MayBeNobody,
            EditMany.Doing.Unlabel or EditMany.Doing.List or EditMany.Doing.Unlist => false,
        };

    private async Task<Outcome.TooMany?> TooMany(Me me, int people, Circle into, CancellationToken cancel)
    {
        var now = await progress.Of(me, cancel);
        if (into.CadenceDays is null || now.People + people <= Many)
            return null;
        var talks = now.TalksAWeek + SortProgress.TalksOf(people, into.CadenceDays);
        return new Outcome.TooMany(now.People + people, (int)Math.Ceiling(talks));
    }
}
