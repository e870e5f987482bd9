namespace Tilth.Matching;

/// <summary>
/// One name of a person in its parts, as written: case, accents, hyphens and order of words need not be prepared.
/// A part that is not known is null or empty. Names in another script or a phonetic form are further names of the record.
/// </summary>
/// <param name="Given">The given name or names: <c>Mary Ann</c>, <c>J.</c></param>
/// <param name="Family">The family name or names, with particles: <c>van der Berg</c></param>
/// <param name="Additional">Middle names or a patronymic.</param>
/// <param name="Suffix">A generational suffix: <c>Jr</c>, <c>senior</c>, <c>III</c>. Others are ignored.</param>
public sealed record PersonName(string? Given, string? Family, string? Additional = null, string? Suffix = null)
{
    /// <summary>
    /// Splits a whole name where its parts are not known: at a comma (<c>Berg, Ann</c>), else before the last word; a single
    /// word is a given name. A guess for European names; who knows the parts says them.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static PersonName Whole(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = name.Trim();
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            return new PersonName(text[(comma + 1)..].Trim(), text[..comma].Trim());
        }
        var space = text.LastIndexOf(' ');
        return space < 0 ? new PersonName(text, null) : new PersonName(text[..space].Trim(), text[(space + 1)..]);
    }
}
