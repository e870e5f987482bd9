using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>What an archive says of itself, so that one too new, cut short or changed is refused before anything is written.</summary>
/// <param name="Version">How the file is laid out.</param>
/// <param name="Program">The program that made it.</param>
/// <param name="At">The moment whose state it holds.</param>
/// <param name="Book">What the book was called.</param>
/// <param name="Zone">In which time zone its days began.</param>
/// <param name="Myself">The person in it who is the member that made it.</param>
/// <param name="Whose">Of whose rows it is, in a sentence for whoever opens the file.</param>
public sealed record ArchiveManifest(
    string Format,
    int Version,
    string Program,
    DateTimeOffset At,
    string Book,
    string Zone,
    Guid Myself,
    string Whose,
    IReadOnlyList<ArchivePart> Parts
)
{
    public const string Name = "manifest.json",
        Tilth = "tilth-archive";

    public const string OnesOwn =
        "Everything that the book shares, and what is its maker's own in it. What is another member's own, their notes above all, is never in an archive.";

    /// <summary>The newest layout that this program reads.</summary>
    public const int Newest = 1;
}

/// <summary>A part of an archive: the rows of a kind of record, or the cards.</summary>
/// <param name="Kind">The kind, as <see cref="Kinds"/> names it; or <see cref="Cards"/>.</param>
public sealed record ArchivePart(string Kind, string File, int Rows, long Bytes, string Sha256)
{
    public const string Cards = "cards",
        CardsFile = "cards.vcf";

    public static string FileOf(string kind) => $"{kind}.jsonl";
}
