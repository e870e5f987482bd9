namespace Tilth.Cards;

/// <summary>Groups for a card to be written that nothing in it uses yet (<c>item1</c>, <c>item2</c> ...).</summary>
internal sealed class FreeGroups
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Group, string Label)> _labels = [];
    private readonly Dictionary<string, HashSet<string>> _shared = new(StringComparer.OrdinalIgnoreCase);
    private int _last;

    public FreeGroups(Contact contact)
    {
        foreach (
            var facts in new[] { contact.Emails, contact.Phones, contact.Links, contact.Messengers, contact.Related }
        )
        foreach (var fact in facts)
            Take(fact.Group, fact.Labels);
        foreach (var address in contact.Addresses)
            Take(address.Group, address.Labels);
        foreach (var work in contact.Work)
            Take(work.Group);
        foreach (var property in contact.Details.Concat(contact.Rest))
            Take(property.Group);
    }

    public string Next()
    {
        string group;
        do group = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"item{++_last}");
        while (!_taken.Add(group));
        return group;
    }

    /// <summary>True the first time that a label is written in a group.</summary>
    public bool IsNewLabel(string group, string label) => _labels.Add((group.ToUpperInvariant(), label));

    /// <summary>True if the label may stand beside the group: every value of the group has it.</summary>
    public bool IsShared(string? group, string label) =>
        group is null || !_shared.TryGetValue(group, out var all) || all.Contains(label);

    private void Take(string? group, IReadOnlyList<string> labels)
    {
        Take(group);
        if (group is null)
            return;
        if (_shared.TryGetValue(group, out var shared))
            shared.IntersectWith(labels);
        else
            _shared[group] = new(labels, StringComparer.Ordinal);
    }

    private void Take(string? group)
    {
        if (group is not null)
            _taken.Add(Token.ToName(group) ?? group);
    }
}
