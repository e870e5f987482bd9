using System.Diagnostics;
using System.Text;
using CsCheck;
using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Csv;

public class ReadingBrokenTables
{
    [Fact]
    public void A_quoted_cell_may_hold_anything()
    {
        var rows = Rows("name,notes\r\nEva Nagy,\"one\r\ntwo, \"\"three\"\"\"\r\nBo Mann,x\r\n");
        rows[0].Contact!.Note.ShouldBe("one\ntwo, \"three\"");
        rows.Select(row => row.Line).ShouldBe([2L, 4L]);
        rows.ShouldAllBe(row => row.Problems.Count == 0);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_row_alone()
    {
        var rows = Rows(
            "name,email\nA B,\"a@example.org\nC D,c@example.org\nE F,\"e@example.org\"\nG H,g@example.org\n"
        );
        rows.Select(row => row.Contact!.DisplayName).ShouldBe(["A B", "C D", "E F", "G H"]);
        rows.Select(row => row.Contact!.Emails[0].Value)
            .ShouldBe(["a@example.org", "c@example.org", "e@example.org", "g@example.org"]);
        rows[0].Problems.ShouldHaveSingleItem().Cause.ShouldContain("never closed");
        rows[1].Line.ShouldBe(3);
    }

    [Fact]
    public void A_stray_quote_is_text()
    {
        var row = Rows("name,notes\nEva Nagy,\"big\" one\n").ShouldHaveSingleItem();
        row.Contact!.Note.ShouldBe("\"big\" one");
        row.Problems.ShouldHaveSingleItem().Cause.ShouldContain("quote");
        Rows("name,notes\nEva Nagy,5\" pipe\n")[0].Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_may_be_too_short_or_too_long()
    {
        var rows = Rows("name,email,phone\nA B\nC D,c@example.org,123456,surplus\nE F,,,,\n");
        rows[0].Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Note);
        rows[1].Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        rows[2].Problems.ShouldBeEmpty();
        rows.ShouldAllBe(row => row.Contact != null);
    }

    [Fact]
    public void Rows_may_be_separated_otherwise_than_the_first()
    {
        var rows = Rows("name,email\nA B,a@example.org\nC D\tc@example.org\nE F;e@example.org\n");
        rows.Select(row => row.Contact!.Emails[0].Value).ShouldBe(["a@example.org", "c@example.org", "e@example.org"]);
        rows[1].Problems.ShouldHaveSingleItem().Cause.ShouldContain("separated");
    }

    [Fact]
    public void An_empty_row_names_nobody_and_a_blank_line_is_none()
    {
        var rows = Rows("name,email\n\n,\n\nA B,\n");
        rows.Count.ShouldBe(2);
        rows[0].Contact.ShouldBeNull();
        (rows[0].Line, rows[1].Line).ShouldBe((3L, 5L));
    }

    [Theory]
    [InlineData("utf-8", true, "\u00c9va,\u0150si")]
    [InlineData("utf-8", false, "\u00c9va,\u0150si")]
    [InlineData("utf-16", true, "\u00c9va,\u0150si")]
    [InlineData("utf-16", false, "\u00c9va,\u0150si")]
    [InlineData("utf-16BE", true, "\u00c9va,\u0150si")]
    [InlineData("windows-1252", false, "Zo\u00eb,M\u00fcller")]
    [InlineData("shift_jis", false, "\u6a29\u5175\u885b,\u540d\u7121\u3057\u306e\u30bd")]
    [InlineData("windows-1251", false, "\u041e\u043b\u044c\u0433\u0430,\u0418\u0432\u0430\u043d\u043e\u0432\u0430")]
    public void The_encoding_is_found_out(string name, bool mark, string row)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes =
        [
            .. mark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes($"first name,last name\r\n{row}\r\n"),
        ];
        AddressBookCsv.Look(new MemoryStream(bytes)).Encoding.ShouldBe(name, StringCompareShould.IgnoreCase);
        var contact = Rows(bytes).ShouldHaveSingleItem().Contact.ShouldNotBeNull();
        $"{contact.Name.Given},{contact.Name.Family}".ShouldBe(row);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    public void A_row_of_another_encoding_is_told_by_itself_wherever_it_stands(int before)
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("name,notes\n"),
            .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Bo Mann,\u0151 \u00e9\n", before))),
            .. Encoding.Latin1.GetBytes("Zo\u00eb M\u00fcller,\u00e9t\u00e9\n"),
            .. Encoding.UTF8.GetBytes("\u00c9va \u0150si,\u5b89\nIvo \u0160tef,\u017e\n"),
        ];
        var rows = Rows(bytes);
        rows.Skip(before)
            .Select(row => (row.Contact!.DisplayName, row.Contact.Note))
            .ShouldBe([
                ("Zo\u00eb M\u00fcller", "\u00e9t\u00e9"),
                ("\u00c9va \u0150si", "\u5b89"),
                ("Ivo \u0160tef", "\u017e"),
            ]);
        rows.Take(before).ShouldAllBe(row => row.Contact!.Note == "\u0151 \u00e9");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void The_delimiter_is_found_out(string delimiter)
    {
        var look = Look(
            string.Join(delimiter, "first name", "last name", "\"notes\"")
                + "\n"
                + string.Join(delimiter, "A", "B", "\"x,y;z\"")
                + "\n"
        );
        look.Delimiter.ShouldBe(delimiter[0]);
        look.Mapping.Columns.Count.ShouldBe(3);
    }

    [Fact]
    public void Cells_full_of_another_delimiter_do_not_hide_the_header()
    {
        var look = Look("Name,First Name,Last Name\na;b;c;d;e,Ivo,Brandt\nf;g;h;i;j,Ana,Lind\n");
        look.Delimiter.ShouldBe(',');
        look.HasHeader.ShouldBeTrue();
    }

    [Fact]
    public void Limits_are_kept()
    {
        var many = Rows("name\n" + string.Concat(Enumerable.Repeat("A B\n", 50)), new() { MaxRows = 10 });
        many.Count.ShouldBe(11);
        many[^1].Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
        var wide = Rows("name,email\nA B" + new string(',', 5_000) + "\n", new() { MaxColumns = 100 });
        wide[0].Problems[0].Cause.ShouldContain("more than 100 columns");
        var options = new CsvReadOptions { MaxRowLength = 100_000 };
        var rows = Rows("name,notes\nA B,\"" + new string('x', 3_000_000) + "\nC D,y\n", options);
        rows[0].Problems.ShouldContain(problem => problem.Cause.Contains("longer than"));
        rows[^1].Contact!.DisplayName.ShouldBe("C D");
    }

    [Fact]
    public void Many_open_quotes_take_no_time()
    {
        var text = "name,notes\n" + string.Concat(Enumerable.Repeat("A B,\"x\nC,\"d\"e\n", 20_000));
        var watch = Stopwatch.StartNew();
        Rows(text).Count.ShouldBeGreaterThan(20_000);
        watch.ElapsedMilliseconds.ShouldBeLessThan(5_000);
    }

    [Fact]
    public void Any_bytes_are_read_without_throwing() =>
        Gen.Select(
                Gen.OneOf(
                    "first name,last name,email\nA,B,c@example.org\n",
                    "Name;Notes\n\"x\"\"\";\"y\nz\"\n",
                    "Notes:\n\"a\"\n\nFirst Name,Last Name,Connected On\nA,B,14 Mar 2021\n"
                ),
                Gen.Select(Gen.Int[0, 200], Gen.Byte).Array[0, 10],
                Gen.String
            )
            .Sample(
                (sample, changes, tail) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(sample + tail);
                    foreach (var (at, with) in changes)
                        bytes[at % bytes.Length] = with;
                    foreach (var row in Rows(bytes))
                        (row.Contact?.DisplayName.Length > 0 || row.Problems.Count > 0).ShouldBeTrue();
                },
                iter: 500
            );
}
