namespace Tilth.People.Listing;

/// <summary>In which order people are listed.</summary>
public enum PeopleSort
{
    Name,

    /// <summary>Spoken to lately first; without a date last.</summary>
    Last,

    /// <summary>Whose time comes first; without one last.</summary>
    Due,

    /// <summary>Who came last first.</summary>
    Added,
}
