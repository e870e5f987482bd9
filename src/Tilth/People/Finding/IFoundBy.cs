using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>What a later room lets people be found by, each member for themselves: what was said to them, say.</summary>
public interface IFoundBy
{
    /// <summary>Words by the person whom they find; of these people alone, or, for null, of all.</summary>
    Task<ILookup<Guid, string>> Words(TilthDb db, IReadOnlyList<Guid>? only, CancellationToken cancel);

    /// <summary>Whose words these changes touch where the changes themselves do not name the person.</summary>
    IQueryable<Guid> Touched(TilthDb db, IQueryable<Change> changes);
}
