namespace Tilth.Cards;

/// <summary>
/// What the groups of a card tie together: the labels that Apple and Google write beside a value (X-ABLabel), and whether
/// a group holds anything else, so that it must be kept.
/// </summary>
internal sealed class CardGroups
{
    private static readonly CardGroups None = new([]);
    private readonly Dictionary<string, Group> _groups;

    private CardGroups(Dictionary<string, Group> groups) => _groups = groups;

    public static CardGroups Of(ReadOnlySpan<RawProperty> raw, CardProperty[] properties)
    {
        Dictionary<string, Group>? groups = null;
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at].Head.Group is not { } name)
                continue;
            groups ??= new(StringComparer.OrdinalIgnoreCase);
            if (!groups.TryGetValue(name, out var group))
                groups[name] = group = new();
            group.Add(raw[at].Head.Kind, properties[at].Value);
        }
        return groups is null ? None : new(groups);
    }

    /// <summary>The labels given by TYPE and then those given beside the group, each once.</summary>
    public IReadOnlyList<string> Labels(PropertyHead head) =>
        Find(head) is { Labels.Count: > 0 } group
            ? Tilth.Cards.Labels.Ordered(head.Labels.Concat(group.Labels))
            : head.Labels;

    /// <summary>The group of a value, or null where it ties the value to its label alone.</summary>
    public string? Kept(PropertyHead head) => Find(head) is { Members: > 1 } ? head.Group : null;

    /// <summary>True if some value of the group takes its label.</summary>
    public bool IsUsed(PropertyHead head) =>
        Find(head) is { } group && (group.TakesLabels || (group.HasDate && group.Labels is ["anniversary"]));

    /// <summary>True if the group holds work alone: its members then need nothing but each other.</summary>
    public bool IsOnlyWork(PropertyHead head) => Find(head) is { } group && group.Members == group.Work;

    private Group? Find(PropertyHead head) => head.Group is null ? null : _groups.GetValueOrDefault(head.Group);

    private sealed class Group
    {
        public List<string> Labels { get; } = [];
        public int Members { get; private set; }
        public int Work { get; private set; }
        public bool TakesLabels { get; private set; }
        public bool HasDate { get; private set; }

        public void Add(PropertyKind kind, string value)
        {
            if (kind == PropertyKind.GroupLabel)
            {
                var label = Tilth.Cards.Labels.FromGroupLabel(TextEscaping.Unescape(value));
                if (label.Length > 0 && !Labels.Contains(label))
                    Labels.Add(label);
                return;
            }
            if (string.IsNullOrWhiteSpace(value))
                return;
            Members++;
            Work += kind is PropertyKind.Organisation or PropertyKind.Title or PropertyKind.Role ? 1 : 0;
            TakesLabels |=
                kind
                    is PropertyKind.Email
                        or PropertyKind.Phone
                        or PropertyKind.Address
                        or PropertyKind.Link
                        or PropertyKind.Messenger
                        or PropertyKind.Related;
            HasDate |= kind == PropertyKind.LabelledDate;
        }
    }
}
