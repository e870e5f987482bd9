namespace Tilth.People;

/// <summary>
/// What a room adds to the page of a person: a component that takes <c>PersonId</c>, where it stands, whether beside the
/// facts (<paramref name="Aside"/>) or in the middle, and whether my own page has it too.
/// </summary>
public sealed record PersonSection(
    string Heading,
    Type Component,
    int Place,
    bool Aside = false,
    bool AlsoOfMyself = false
);
