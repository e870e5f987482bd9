namespace Tilth.Matching;

internal sealed partial class BlockingKeys
{
    private const int PhoneDigits = PhoneForm.FewestShared,
        FewestOfLocal = 5;

    private void AddReach(MatchField field, int term, List<BlockKey> into)
    {
        switch (field)
        {
            case MatchField.Email:
                AddEmail(term, into);
                break;
            case MatchField.Phone:
                var number = _terms.Text(TermKind.Phone, term);
                number = number.IndexOf('x') is var extension and > 0 ? number[..extension] : number;
                Add(BlockKind.Phone, Mixing.Letters(number[Math.Max(0, number.Length - PhoneDigits)..]), 0, into);
                break;
            case MatchField.Uid or MatchField.Link or MatchField.Street:
                Add(BlockKind.Identity, Profile.Value(field, term), 0, into);
                break;
        }
    }

    private void AddEmail(int term, List<BlockKey> into)
    {
        Add(BlockKind.Email, (ulong)term, 0, into);
        var form = _terms.Text(TermKind.Email, term);
        if (EmailForm.IsRole(form))
        {
            return;
        }
        var local = EmailForm.Local(form);
        var domain = form[(local.Length + 1)..];
        Add(BlockKind.Local, Mixing.Letters(local), local.Length < FewestOfLocal ? domain[0] : 0u, into);
        Add(BlockKind.Domain, Mixing.Letters(domain), Mixing.Letters(local[..Math.Min(2, local.Length)]), into);
    }
}
