using System.Net;

namespace Tilth.Tests.Today;

/// <summary>The machine's clock is set back and ahead: what is done or put off does not come up again for it.</summary>
public sealed class SettingTheClock(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(24 * 365)]
    public async Task What_is_done_or_put_off_stays_away_and_nobody_is_there_twice(int hours)
    {
        // Half an hour after midnight, so that the hour before is of another day.
        copy.Clock.AdjustTime(Copy.Now - Copy.Now.TimeOfDay + TimeSpan.FromMinutes(30));
        using var visitor = await copy.SignedIn();
        await ManyAreToBeReached(visitor);
        var start = copy.Clock.GetUtcNow();
        var before = await Names(visitor);
        before.ShouldBe(["Promised Open", "Overdue Open", "Born Open"], ignoreOrder: true);

        copy.Clock.AdjustTime(start.AddHours(-hours));
        (await Names(visitor)).Except(before).ShouldBeEmpty();
        copy.Clock.AdjustTime(start);
        (await Names(visitor)).ShouldBe(before);
        copy.Clock.AdjustTime(start.AddHours(hours));
        var ahead = await Names(visitor);
        ahead.ShouldNotContain("Promised Kept");
        if (hours <= 24)
            ahead.Except(before).ShouldBeEmpty();
        copy.Clock.AdjustTime(start);
        (await Names(visitor)).ShouldBe(before);
    }

    /// <summary>Two of each kind: one stays open, the other is done or put off.</summary>
    private async Task ManyAreToBeReached(Visitor visitor)
    {
        await visitor.AddOverdue(copy, "Overdue Open");
        var talked = await visitor.AddOverdue(copy, "Overdue Done");
        var later = await visitor.AddOverdue(copy, "Overdue Later");
        var skipped = await visitor.AddOverdue(copy, "Overdue Skipped");
        var owed = await visitor.Add("Promised Open");
        await visitor.Promise(owed, "send the plan", copy.Day().AddDays(-2));
        var kept = await visitor.Promise(await visitor.Add("Promised Kept"), "send the map", copy.Day().AddDays(-2));
        var put = await visitor.Promise(await visitor.Add("Promised Later"), "send the keys", copy.Day().AddDays(-2));
        foreach (var name in new[] { "Promised Open", "Promised Kept", "Promised Later" })
            await visitor.Write($"coffee with {name} yesterday");
        await Born(visitor, "Born Open");
        var born = await Born(visitor, "Born Later");

        var today = await visitor.Page("/?all=true");
        await visitor.Follow(await today.Fill($"/people/{later}/later"));
        await visitor.Follow(await today.Fill($"/people/{skipped}/skip"));
        await visitor.Follow(await today.Fill($"/people/{born}/later"));
        await visitor.Follow(await today.Fill($"/promises/{put}/later"));
        await visitor.Follow(await today.Fill($"/promises/{kept}/keep"));
        await visitor.Follow(await visitor.Talk(talked, copy.Day().Iso()));
    }

    private async Task<Guid> Born(Visitor visitor, string name)
    {
        var person = await visitor.Add(name);
        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send(
                "edit-person",
                ("Form.Birthday", copy.Day().AddYears(-40).Iso())
            )
        );
        await visitor.Follow(await visitor.Talk(person, copy.Day().AddDays(-1).Iso()));
        return person;
    }

    /// <summary>All whom Today names for a reason; each of them once.</summary>
    private static async Task<IReadOnlyList<string>> Names(Visitor visitor)
    {
        if ((await visitor.Page("/")).Location is not null)
            await visitor.SignIn();
        var today = await visitor.Page("/?all=true");
        today.Status.ShouldBe(HttpStatusCode.OK);
        var names = today.Names();
        names.ShouldBeUnique();
        return [.. names.Except(today.Names(".straw"))];
    }
}
