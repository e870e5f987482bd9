namespace Tilth.Matching;

/// <summary>What is worked out once for each distinct name.</summary>
/// <param name="Families">The families of nicknames that it belongs to.</param>
/// <param name="Sound">See <see cref="Skeleton"/>.</param>
/// <param name="Head">Its first three letters as a number.</param>
/// <param name="Tail">Its last three letters as a number.</param>
/// <param name="Text">A number for the whole of it.</param>
internal readonly record struct NameTraits(int[] Families, ulong Sound, ulong Head, ulong Tail, ulong Text)
{
    public static NameTraits Of(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        var families = Nicknames.Families(name);
        return new NameTraits(
            families.Length > 0 ? families : Nicknames.Families(first),
            Skeleton.Of(name),
            Mixing.Letters(name[..Math.Min(3, name.Length)]),
            Mixing.Letters(name[Math.Max(0, name.Length - 3)..]),
            Mixing.Letters(first)
        );
    }
}
