namespace Tilth.Capture;

/// <summary>The names of a book without one's own: nobody writes down having met oneself.</summary>
internal sealed class NamesOfOthers(INameBook names, Guid? myself) : INameBook
{
    public IReadOnlyList<NameMatch> At(ReadOnlySpan<string> words)
    {
        var found = names.At(words);
        return found.Any(match => IsMyself(match.Name)) ? [.. found.Where(match => !IsMyself(match.Name))] : found;
    }

    public IReadOnlyList<KnownName> Near(ReadOnlySpan<string> words) =>
        [.. names.Near(words).Where(name => !IsMyself(name))];

    private bool IsMyself(KnownName name) => name.Id == myself;
}
