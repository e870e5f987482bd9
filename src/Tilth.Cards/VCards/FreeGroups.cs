namespace Tilth.Cards;

/// <summary>Groups for a card to be written that nothing in it uses yet (<c>item1</c>, <c>item2</c> ...).</summary>
internal sealed class FreeGroups
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Group, string Label)> _labels = [];
    private int _last;

    public FreeGroups(Contact contact)
    {
        foreach (var fact in contact.Emails.Concat(contact.Phones).Concat(contact.Links))
            Take(fact.Group);
        foreach (var fact in contact.Messengers.Concat(contact.Related))
            Take(fact.Group);
        foreach (var address in contact.Addresses)
            Take(address.Group);
        foreach (var work in contact.Work)
            Take(work.Group);
        foreach (var property in contact.Details.Concat(contact.Rest))
            Take(property.Group);
    }

    public string Next()
    {
        string group;
        do
            group = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"item{++_last}");
        while (!_taken.Add(group));
        return group;
    }

    /// <summary>True the first time that a label is written in a group.</summary>
    public bool IsNewLabel(string group, string label) => _labels.Add((group.ToUpperInvariant(), label));

    private void Take(string? group)
    {
        if (group is not null)
            _taken.Add(Token.ToName(group) ?? group);
    }
}
