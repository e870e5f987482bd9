using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A firm, school, club or other body that people belong to.</summary>
public sealed class Organisation : ISpaceRow
{
    private Organisation() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The folded name, by which the same body is recognised.</summary>
    public string NameKey { get; private set; } = "";

    public static Organisation Add(int space, string name, DateTimeOffset at)
    {
        var organisation = new Organisation { SpaceId = space, Id = NewId.At(at) };
        organisation.Rename(name);
        return organisation;
    }

    public void Rename(string name) => (Name, NameKey) = (name.Trim(), KeyOf(name));

    public static string KeyOf(string name) => Folding.Fold(name.Trim());
}
