namespace Tilth.People;

/// <summary>A post in a line: as what, and where.</summary>
public static class WorkLine
{
    public static string Of(string? title, string? organisation) =>
        (title, organisation) switch
        {
            (null, null) => "",
            (null, _) => organisation,
            (_, null) => title,
            _ => $"{title}, {organisation}",
        };
}
