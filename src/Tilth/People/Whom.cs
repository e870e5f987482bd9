using Tilth.Cards;
using Tilth.Site;

namespace Tilth.People;

/// <summary>
/// As much of a person as it takes to name and to reach them: what a question asks for in the place of the whole row, most
/// of which is facts that nobody will look at.
/// </summary>
public sealed record Whom(Guid Id, string Name, IReadOnlyList<Fact> Emails, IReadOnlyList<Phone> Phones)
{
    /// <summary>The preferred phone, by call and by text, and the preferred mail; nothing that can be neither called nor written to.</summary>
    public IReadOnlyList<Reach> Reach
    {
        get
        {
            var reach = new List<Reach>();
            var phones = Phones.Where(phone => Plausible.Phone(phone.Typed.Value));
            if (
                phones.OrderByDescending(phone => phone.Typed.Preferred).FirstOrDefault() is
                { Dialled: { Length: > 0 } number }
            )
            {
                reach.Add(new Reach(ReachKind.Call, number));
                // Nobody behind an extension gets a message.
                if (!number.Contains(';', StringComparison.Ordinal))
                    reach.Add(new Reach(ReachKind.Text, number));
            }
            var emails = Emails.Where(email => Plausible.Email(email.Value));
            if (emails.OrderByDescending(email => email.Preferred).FirstOrDefault() is { } email)
                reach.Add(new Reach(ReachKind.Mail, email.Value));
            return reach;
        }
    }
}
