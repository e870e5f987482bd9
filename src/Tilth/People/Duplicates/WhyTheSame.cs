using Tilth.Matching;
using Tilth.Site;

namespace Tilth.People.Duplicates;

/// <summary>What speaks for two being one person and what against it, in words.</summary>
public sealed class WhyTheSame(Say say)
{
    // In bits: what tells less than one answer of yes or no is not worth a line.
    private const double Telling = 1;

    /// <summary>The heaviest first, what speaks against it last.</summary>
    internal IReadOnlyList<string> Of(IEnumerable<Reason> reasons) =>
        [
            .. reasons
                .Where(reason => Math.Abs(reason.Weight) >= Telling)
                .OrderByDescending(reason => reason.Weight)
                .Select(reason => say["{0}: {1}", Called(reason.Field), Words(reason)]),
        ];

    private string Called(MatchField field) =>
        field switch
        {
            MatchField.GivenName or MatchField.Nickname => say["Given name"],
            MatchField.FamilyName => say["Family name"],
            MatchField.AdditionalName => say["Middle name"],
            MatchField.Suffix => say["Junior or senior"],
            MatchField.Organisation => say["Work"],
            MatchField.Email => say["E-mail"],
            MatchField.Phone => say["Phone"],
            MatchField.Birthday => say["Birthday"],
            MatchField.Place => say["City"],
            MatchField.Street => say["Street"],
            MatchField.Postcode => say["Postal code"],
            MatchField.Link => say["Link"],
            _ => say["Number of the card"],
        };

    private string Words(Reason reason) =>
        reason.Agreement switch
        {
            Agreement.Equal when reason.Field is MatchField.Email => say["the same, {0}", reason.First],
            Agreement.Equal => say["the same"],
            Agreement.Shared => say["the same, but others have it too"],
            Agreement.Compatible => say["the same as far as both are known"],
            Agreement.Swapped => say["given and family name have changed places"],
            Agreement.Variant when reason.Field is MatchField.Email => say["the same before the @"],
            Agreement.Variant => say["two forms of one name, {0} and {1}", reason.First, reason.Second],
            Agreement.Initial => say["an initial of the other, {0} and {1}", reason.First, reason.Second],
            Agreement.Different => say["not the same"],
            // What is compared of these is no longer what was typed.
            _ when reason.Field is MatchField.Birthday or MatchField.Phone => say["nearly the same"],
            _ => say["nearly the same, {0} and {1}", reason.First, reason.Second],
        };
}
