namespace Tilth.Matching;

/// <summary>What records of one block have in common.</summary>
internal enum BlockKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>What stands before the @, at any provider.</summary>
    Local,

    /// <summary>What stands behind the @, and the first two letters.</summary>
    Domain,

    /// <summary>The last seven digits of a telephone number.</summary>
    Phone,

    /// <summary>A number given once, a web address, a street.</summary>
    Identity,

    /// <summary>The sound of both names, in any order.</summary>
    Sounds,

    /// <summary>A given name or what stands for it, and the sound of the family name.</summary>
    Name,

    /// <summary>The sound of the family name and the initial of the given name.</summary>
    Initial,

    /// <summary>A given name or what stands for it, and how the family name begins.</summary>
    Head,

    /// <summary>A given name or what stands for it, and how the family name ends.</summary>
    Tail,

    /// <summary>A given name or what stands for it, and the organisation.</summary>
    Colleague,

    /// <summary>The whole birthday and the initial of a name.</summary>
    Birthday,

    /// <summary>The postal code and the sound of a name.</summary>
    Neighbour,
}

internal static class BlockKinds
{
    public const int Count = 13;

    /// <summary>All kinds, in two groups of about the same work.</summary>
    public static readonly BlockKind[][] Groups =
    [
        [BlockKind.Sounds, BlockKind.Name, BlockKind.Initial, BlockKind.Head, BlockKind.Tail],
        [
            BlockKind.Email,
            BlockKind.Local,
            BlockKind.Domain,
            BlockKind.Phone,
            BlockKind.Identity,
            BlockKind.Colleague,
            BlockKind.Birthday,
            BlockKind.Neighbour,
        ],
    ];

    /// <summary>
    /// How many records a block holds before it is split: the looser the key, the fewer, as what a block of n costs is n times
    /// n. Small books hardly reach it.
    /// </summary>
    public static int Bound(BlockKind kind) =>
        kind switch
        {
            BlockKind.Email or BlockKind.Phone or BlockKind.Identity => 40,
            BlockKind.Sounds or BlockKind.Name => 16,
            BlockKind.Local or BlockKind.Domain or BlockKind.Colleague or BlockKind.Birthday or BlockKind.Neighbour =>
                12,
            _ => 8,
        };

    /// <summary>Whether a block too large is split by names; by where and when people live, otherwise.</summary>
    public static bool IsSplitByNames(BlockKind kind) => kind is <= BlockKind.Identity or BlockKind.Birthday;
}
