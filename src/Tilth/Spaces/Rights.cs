using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Who may do what to the members of a book; docs/operating/rights.md is the same as a table, and a test reads it.</summary>
public static class Rights
{
    /// <summary>Organisers bring in members and viewers; owners bring in anybody.</summary>
    public static bool MayGive(this Role mine, Role role) =>
        Enum.IsDefined(role) && (mine == Role.Owner || (mine == Role.Organiser && role < Role.Organiser));

    /// <summary>Whoever may give a role may take it, and nobody acts on somebody above.</summary>
    public static bool MayChange(this Role mine, Role from, Role to) => mine.MayGive(from) && mine.MayGive(to);

    public static bool MayInvite(this Role mine) => mine.MayGive(Role.Viewer);

    public static bool MayChangeBook(this Role mine) => mine == Role.Owner;

    /// <summary>It takes away for good what every member wrote about somebody.</summary>
    public static bool MayErase(this Role mine) => mine >= Role.Organiser;

    /// <summary>Everybody at once leaves the book by the hand of those alone who look after it.</summary>
    public static bool MayExport(this Role mine) => mine >= Role.Organiser;
}
