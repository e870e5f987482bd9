using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>The mappings of all rooms, in order; handed to every context, so that the context itself names no table.</summary>
public sealed record TilthModel(IReadOnlyList<Action<ModelBuilder>> Rooms)
{
    public void Map(ModelBuilder builder)
    {
        foreach (var room in Rooms)
            room(builder);
    }
}
