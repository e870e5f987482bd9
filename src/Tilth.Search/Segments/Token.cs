namespace Tilth.Search;

/// <summary>A word of a document with its slot, in 32 bits: words sort together, 268 million of them.</summary>
internal static class Token
{
    public const int SlotBits = 4;

    public static uint Of(int word, Slot slot) => ((uint)word << SlotBits) | (uint)slot;

    public static int Word(uint token) => (int)(token >> SlotBits);

    public static Slot SlotOf(uint token) => (Slot)(token & ((1 << SlotBits) - 1));
}
