using Tilth.People;

namespace Tilth.Exchange;

/// <summary>
/// What a person said of those who may be here already: the pairs who are the same person, those who are not, and what
/// holds for all others. It travels with the import.
/// </summary>
public sealed record Decisions(ISet<string> Same, ISet<string> Others, bool RestAreSame)
{
    /// <summary>By what a pair is known in the form: the person in the book and the card that came.</summary>
    public static string KeyOf(Guid person, string uid) => $"{person:N}{uid}";

    public bool AreSame(Newcomer newcomer, Likeness likeness)
    {
        var pair = KeyOf(likeness.PersonId, newcomer.Uid);
        return Same.Contains(pair) || (RestAreSame && !likeness.IsOnlyNear && !Others.Contains(pair));
    }

    /// <summary>Reads the choices of the form: <c>rest</c>, and for a pair <c>same:</c> or <c>other:</c> with its key.</summary>
    public static Decisions From(IFormCollection form)
    {
        var chosen = form.Where(field => field.Key.StartsWith("pair", StringComparison.Ordinal))
            .SelectMany(field => field.Value)
            .OfType<string>()
            .ToList();
        return new(Keys("same:"), Keys("other:"), form["rest"] == "same");

        HashSet<string> Keys(string choice) =>
            chosen
                .Where(value => value.StartsWith(choice, StringComparison.Ordinal))
                .Select(value => value[choice.Length..])
                .ToHashSet(StringComparer.Ordinal);
    }
}
