using Tilth.Cards;
using Tilth.Site;

namespace Tilth.People;

/// <summary>How a person can be reached: the preferred mail and phone first.</summary>
public static class ReachOf
{
    public static IReadOnlyList<Reach> Person(Person? person) =>
        person is null ? [] : Facts(person.Emails, person.Phones);

    public static IReadOnlyList<Reach> Facts(IReadOnlyList<Fact> emails, IReadOnlyList<Phone> phones)
    {
        var reach = new List<Reach>();
        if (phones.OrderByDescending(phone => phone.Typed.Preferred).FirstOrDefault() is { } phone)
        {
            var number =
                phone.E164
                ?? string.Concat(phone.Typed.Value.Where(letter => char.IsAsciiDigit(letter) || letter == '+'));
            if (number.Length > 0)
                reach.AddRange([new Reach(ReachKind.Call, number), new Reach(ReachKind.Text, number)]);
        }
        if (emails.OrderByDescending(email => email.Preferred).FirstOrDefault() is { } email)
            reach.Add(new Reach(ReachKind.Mail, email.Value));
        return reach;
    }
}
