using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What a room puts into a book when a member takes a seat in it: oneself, the first circles (decision 0008).</summary>
public sealed record Beginning(Func<TilthDb, Member, string, Me, Task> Begin);
