namespace Tilth.Cards;

internal sealed partial class ContactProjection
{
    private readonly List<(PropertyHead Head, string Value)> _workProperties = [];

    private bool TakeWork(PropertyHead head, string value)
    {
        if (value.AsSpan().ContainsAnyExcept(" ;\t"))
            _workProperties.Add((head, value));
        return true;
    }

    /// <summary>
    /// Posts from ORG, TITLE and ROLE: those of one group belong together; of the others the first with the first, if there
    /// are as many of each as of the other, else each goes with those before it until one of its kind comes again.
    /// </summary>
    private List<Work> Work()
    {
        if (_workProperties.Count == 0)
            return [];
        var posts = new List<Post>(1);
        var loose = new List<Post>(1);
        Dictionary<string, Post>? grouped = null;
        var byIndex = HasEqualCounts(_workProperties);
        Span<int> seen = stackalloc int[3];
        foreach (var (head, value) in _workProperties)
        {
            var at = byIndex ? seen[head.Kind - PropertyKind.Organisation]++ : loose.Count - 1;
            var post =
                head.Group is not null ? grouped?.GetValueOrDefault(head.Group)
                : at >= 0 && at < loose.Count ? loose[at]
                : null;
            if (post is null || post.Has(head.Kind))
            {
                posts.Add(post = new());
                if (head.Group is null)
                    loose.Add(post);
                else
                    (grouped ??= new(StringComparer.OrdinalIgnoreCase))[head.Group] = post;
            }
            post.Add(head, value, _parts);
        }
        return posts.ConvertAll(post => post.ToWork(_groups));
    }

    /// <summary>True if those without a group are as many of each kind that there is.</summary>
    private static bool HasEqualCounts(List<(PropertyHead Head, string Value)> properties)
    {
        Span<int> counts = stackalloc int[3];
        foreach (var (head, _) in properties)
            counts[head.Kind - PropertyKind.Organisation] += head.Group is null ? 1 : 0;
        var most = Math.Max(counts[0], Math.Max(counts[1], counts[2]));
        foreach (var count in counts)
            if (count != 0 && count != most)
                return false;
        return true;
    }

    private sealed class Post
    {
        private PropertyHead? _first;
        private List<CardProperty>? _details;
        private string? _title;
        private string? _role;
        private (string? Organisation, IReadOnlyList<string> Units)? _firm;

        public bool Has(PropertyKind kind) =>
            kind == PropertyKind.Organisation ? _firm is not null
            : kind == PropertyKind.Title ? _title is not null
            : _role is not null;

        public void Add(PropertyHead head, string value, List<string> parts)
        {
            _first ??= head;
            if (head.Kind == PropertyKind.Title)
                _title = TextEscaping.Unescape(value).Trim();
            else if (head.Kind == PropertyKind.Role)
                _role = TextEscaping.Unescape(value).Trim();
            else
                _firm = Firm(TextEscaping.Split(value, ';', parts));
            var parameters = RestProperty.Parameters(head);
            if (parameters.Count > 0)
                (_details ??= []).Add(new(null, head.Name, parameters, ""));
        }

        private static (string?, IReadOnlyList<string>) Firm(List<string> parts)
        {
            var units = parts.Count == 1 ? [] : parts.Skip(1).Select(TextOrNull).OfType<string>().ToList();
            return (TextOrNull(parts[0]), units.Count == 0 ? [] : units);
        }

        public Work ToWork(CardGroups groups) =>
            new()
            {
                Organisation = _firm?.Organisation,
                Units = _firm?.Units ?? [],
                Title = _title,
                Role = _role,
                Group = groups.IsOnlyWork(_first!) ? null : groups.Kept(_first!),
                Details = _details is null ? [] : Sorted(_details),
            };
    }
}
