using static Tilth.Matching.Tests.People;

namespace Tilth.Matching.Tests;

/// <summary>A book of sixty, in which nothing can be learned: what is assumed must already be sensible.</summary>
public class LinkingASmallBook
{
    private static readonly string[] Anything =
    [
        "wren@seed.example",
        "+44 20 7946 0958",
        "Seedling Press",
        "in Sowing",
    ];

    private static Linkage Link(params MatchRecord[] records) => Linkage.Of([.. records, .. Strangers(60)]);

    /// <summary>The probability of two records beside sixty strangers, of which none may be taken for another.</summary>
    private static double Probability(MatchRecord one, MatchRecord other)
    {
        var linkage = Linkage.Of([one, other, .. Strangers(60)], new MatchOptions { Threshold = .001 });
        linkage.Pairs.Where(pair => pair.Probability > .5).ShouldAllBe(pair => pair.Second == 1);
        return linkage.Pairs.FirstOrDefault(pair => pair.Second == 1).Probability;
    }

    [Fact]
    public void The_same_name_and_telephone_written_otherwise_are_one()
    {
        var linkage = Link(
            Person("Bob Greenblatt", "+44 (0)20 7946 0958"),
            Person("Robert Greenblat", "020 7946 0958", "in Sowing")
        );
        var pair = linkage.Pairs.ShouldHaveSingleItem();
        (pair.First, pair.Second).ShouldBe((0, 1));
        pair.Probability.ShouldBeGreaterThan(.95);
        var reasons = linkage.Reasons(0, 1);
        reasons
            .Select(reason => (reason.Field, reason.Agreement, reason.First, reason.Second))
            .ShouldBe(
                [
                    (MatchField.Phone, Agreement.Equal, "079460958", "079460958"),
                    (MatchField.FamilyName, Agreement.Close, "greenblatt", "greenblat"),
                    (MatchField.GivenName, Agreement.Variant, "bob", "robert"),
                ],
                ignoreOrder: true
            );
        reasons[0].Field.ShouldBe(MatchField.Phone);
        reasons.ShouldAllBe(reason => reason.Weight > 0);
    }

    [Fact]
    public void Strangers_are_not_taken_for_each_other() => Link().Pairs.ShouldBeEmpty();

    [Theory]
    [InlineData("Wren Desmonde", "Wren Desmonde")]
    [InlineData("José Núñez", "JOSE NUNEZ")]
    [InlineData("Ольга Иванова", "Olga Ivanova")]
    [InlineData("Anna-Lena Ångström", "Anna Lena Angstrom")]
    public void A_name_that_nobody_else_has_is_enough_with_a_place(string one, string other) =>
        Probability(Person(one, "in Sowing"), Person(other, "in Sowing")).ShouldBeGreaterThan(.9);

    [Theory]
    [InlineData("wren.d@seed.example", "Wren.D@SEED.example")]
    [InlineData("wren.desmonde+news@gmail.com", "wrendesmonde@googlemail.com")]
    public void An_address_and_an_initial_are_enough(string one, string other) =>
        Probability(Person("Wren Desmonde", one), Person("W. Desmonde", other)).ShouldBeGreaterThan(.95);

    [Fact]
    public void A_telephone_and_an_initial_leave_a_doubt() =>
        Probability(Person("Wren Desmonde", "+44 20 7946 0958"), Person("W. Desmonde", "(020) 7946-0958"))
            .ShouldBeInRange(.5, .9);

    [Fact]
    public void Names_in_each_others_place_are_one_person() =>
        Probability(
                Person(new PersonName("Wren", "Desmonde"), "wren@seed.example"),
                Person(new PersonName("Desmonde", "Wren"), "wren@seed.example")
            )
            .ShouldBeGreaterThan(.95);

    [Fact]
    public void A_couple_with_one_telephone_are_two() =>
        Probability(
                Person("Wren Desmonde", "+44 20 7946 0958", "in Sowing"),
                Person("Ash Desmonde", "+44 20 7946 0958", "in Sowing")
            )
            .ShouldBeLessThan(.2);

    [Fact]
    public void A_couple_with_one_street_are_two() =>
        Probability(
                Person("Wren Desmonde", "at 12 Seed Lane", "in Sowing"),
                Person("Ash Desmonde", "at 12 Seed Lane", "in Sowing")
            )
            .ShouldBeLessThan(.2);

    [Fact]
    public void Father_and_son_are_two() =>
        Probability(
                Person(new PersonName("Wren", "Desmonde", Suffix: "Sr."), "+44 20 7946 0958"),
                Person(new PersonName("Wren", "Desmonde", Suffix: "junior"), "+44 20 7946 0958")
            )
            .ShouldBeLessThan(.5);

    [Fact]
    public void Two_birthdays_make_two_of_one_name() =>
        Probability(
                Person("Wren Desmonde", "1980-02-03", "in Sowing"),
                Person("Wren Desmonde", "1954-11-28", "in Sowing")
            )
            .ShouldBeLessThan(.6);

    [Fact]
    public void A_birthday_without_its_year_agrees() =>
        Probability(Person("Wren Desmonde", "1980-02-03"), Person("W Desmonde", "--02-03")).ShouldBeGreaterThan(.9);

    [Fact]
    public void Colleagues_with_one_address_of_the_office_are_two() =>
        Probability(
                Person("Wren Desmonde", "info@seedling.example", "+44 20 7946 0958", "Seedling Press"),
                Person("Ash Rolfe", "info@seedling.example", "+44 20 7946 0958", "Seedling Press Ltd")
            )
            .ShouldBeLessThan(.1);

    [Theory]
    [InlineData("Hana Rolfe", "hana.rolfe@seed.example", "Hanna Rolfe", "hanna.rolfe@seed.example")]
    [InlineData("Jon Rolfe", "jon.rolfe@seed.example", "Jan Rolfe", "jan.rolfe@seed.example")]
    [InlineData("Wren Gale", "wren.gale@seed.example", "Wren Vale", "wren.vale@seed.example")]
    public void Addresses_made_of_two_names_say_nothing_more_than_the_names(
        string one,
        string address,
        string other,
        string another
    ) =>
        Probability(Person(one, address), Person(other, another))
            .ShouldBeLessThan(Probability(Person(one), Person(other)));

    [Fact]
    public void A_slip_in_the_address_alone_is_one() =>
        Probability(Person("Wren Gale", "wren.gale@seed.example"), Person("Wren Gale", "wren.gael@seed.example"))
            .ShouldBeGreaterThan(Probability(Person("Wren Gale"), Person("Wren Gale")));

    [Fact]
    public void Somebody_who_married_is_known_by_the_rest() =>
        Probability(Person("Wren Desmonde", Anything), Person("Wren Rolfe", Anything)).ShouldBeGreaterThan(.9);

    [Fact]
    public void Nothing_known_is_no_evidence() =>
        Linkage.Of([new MatchRecord(), new MatchRecord(), Person("Wren")]).Pairs.ShouldBeEmpty();
}
