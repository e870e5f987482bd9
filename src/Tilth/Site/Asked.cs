namespace Tilth.Site;

/// <summary>What every page asks first until it is answered: a room sets it for the request, the frame shows it.</summary>
/// <param name="Path">Where the answer goes, with the id and the value of the button.</param>
public sealed record Asked(string Text, string Path, Guid Id, IReadOnlyList<Asked.Answer> Answers)
{
    public sealed record Answer(string Value, string Label);
}
