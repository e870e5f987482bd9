namespace Tilth.Matching;

/// <summary>
/// A block that a record belongs to, of 32 bits. Two that collide are one block, which costs a comparison and changes no answer.
/// </summary>
internal readonly record struct BlockKey(BlockKind Kind, uint Key);
