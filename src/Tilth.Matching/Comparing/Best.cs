namespace Tilth.Matching;

/// <summary>The best agreement among the values of a field, and the two values that have it.</summary>
internal readonly record struct Best(Agreement Level, int First, int Second)
{
    public static readonly Best Unknown = new(Agreement.Unknown, 0, 0);

    public Best Or(Agreement level, int first, int second) => level > Level ? new Best(level, first, second) : this;
}
