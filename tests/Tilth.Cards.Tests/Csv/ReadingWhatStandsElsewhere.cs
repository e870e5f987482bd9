using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Csv;

/// <summary>Cells that hold something else than their header says, or nothing in so many words.</summary>
public class ReadingWhatStandsElsewhere
{
    [Fact]
    public void A_number_among_the_addresses_and_an_address_among_the_numbers_go_where_they_belong()
    {
        var row = Rows("name,email,phone\nEva Nagy,+36 20 123 4567,eva@example.org\n").ShouldHaveSingleItem();
        row.Contact!.Emails.ShouldHaveSingleItem().Value.ShouldBe("eva@example.org");
        row.Contact.Phones.ShouldHaveSingleItem().Value.ShouldBe("+36 20 123 4567");
        row.Problems.ShouldAllBe(problem => problem.Severity == Severity.Note);
    }

    [Fact]
    public void What_is_neither_is_kept_as_text_and_told_with_its_line()
    {
        var rows = Rows("name,email,phone\nEva Nagy,eva@example.org,\nBo Mann,not an email,ask Eva\n");
        rows[0].Problems.ShouldBeEmpty();
        var bo = rows[1].Contact!;
        (bo.Emails.Count, bo.Phones.Count).ShouldBe((0, 0));
        bo.Rest.Select(rest => (rest.Parameters[0].Values[0], rest.Value))
            .ShouldBe([("email", "not an email"), ("phone", "ask Eva")]);
        rows[1].Problems.ShouldAllBe(problem => problem.Severity == Severity.Warning && problem.Line == 3);
        rows[1]
            .Problems.Select(problem => problem.Cause)
            .ShouldBe([
                "\"not an email\" is no e-mail address; it was kept as text.",
                "\"ask Eva\" is no phone number; it was kept as text.",
            ]);
    }

    [Theory]
    [InlineData("eva@example.org; e.nagy@example.org")]
    [InlineData("eva@example.org,e.nagy@example.org")]
    [InlineData("eva@example.org e.nagy@example.org")]
    [InlineData("Eva Nagy <eva@example.org>, Nagy <e.nagy@example.org>")]
    [InlineData("eva@example.org ::: e.nagy@example.org")]
    public void Several_addresses_in_one_cell_are_several(string cell) =>
        Contact("name,email", $"Eva Nagy,\"{cell}\"")
            .Emails.Select(email => email.Value)
            .ShouldBe(["eva@example.org", "e.nagy@example.org"]);

    [Fact]
    public void So_are_several_numbers_but_not_what_is_dialled_after_one()
    {
        Contact("name,phone", "Eva Nagy,+36 20 123 4567; +36 1 234 567")
            .Phones.Select(phone => phone.Value)
            .ShouldBe(["+36 20 123 4567", "+36 1 234 567"]);
        Contact("name,phone", "Eva Nagy,\"+36 20 123 4567,,12\"").Phones.Count.ShouldBe(1);
    }

    [Fact]
    public void What_says_nothing_is_nothing()
    {
        var contact = Contact("first name,last name,email,phone,company", "Eva,N/A,-,null,n/a");
        contact.DisplayName.ShouldBe("Eva");
        (contact.Emails.Count, contact.Phones.Count, contact.Work.Count, contact.Rest.Count).ShouldBe((0, 0, 0, 0));
        Rows("name,email\nN/A,\n\u200b,\n").ShouldAllBe(row => row.Contact == null);
        Contact("name,email", "null,eva@example.org").DisplayName.ShouldBe("eva@example.org");
        Contact("first name,last name", "Ana,Null").DisplayName.ShouldBe("Ana Null");
    }
}
