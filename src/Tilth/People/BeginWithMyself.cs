using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A new seat begins with oneself as a person, and with three circles to start from.</summary>
public sealed class BeginWithMyself(TimeProvider clock)
{
    private static readonly (string Name, int Days)[] Circles = [("close", 30), ("near", 90), ("wide", 365)];

    public Beginning AsBeginning() => new(Begin);

    private Task Begin(TilthDb db, Member member, string name, Me me)
    {
        var now = clock.GetUtcNow();
        var myself = Person.Add(me.SpaceId, name, new Origin("myself", now), now);
        db.Add(myself);
        member.IsPerson(myself.Id);
        for (var place = 0; place < Circles.Length; place++)
            db.Add(Circle.Draw(me, Circles[place].Name, Circles[place].Days, place, now));
        return Task.CompletedTask;
    }
}
