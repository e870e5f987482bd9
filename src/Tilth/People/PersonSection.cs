namespace Tilth.People;

/// <summary>
/// What a room adds to the page of a person: a component that takes <c>PersonId</c> and <c>Name</c>, where it stands, and
/// whether beside the facts (<paramref name="Aside"/>) or in the middle.
/// </summary>
public sealed record PersonSection(string Heading, Type Component, int Place, bool Aside = false);
