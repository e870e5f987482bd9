using Tilth.Site;

namespace Tilth.Today;

/// <summary>What people read over a lane, and its one hue.</summary>
internal static class LaneWords
{
    public static string Of(Lane lane, Say say) =>
        lane switch
        {
            Lane.Meeting => say["You meet"],
            Lane.Promised => say["Promised"],
            Lane.ReasonToWrite => say["A reason to write"],
            Lane.KeepInTouch => say["Keep in touch"],
            Lane.SomeoneNew => say["Someone new"],
        };

    public static string Hue(Lane lane) =>
        lane switch
        {
            Lane.Meeting or Lane.SomeoneNew => "straw",
            Lane.Promised => "berry",
            Lane.ReasonToWrite => "sky",
            Lane.KeepInTouch => "leaf",
        };
}
