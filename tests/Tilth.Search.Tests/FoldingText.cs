using CsCheck;
using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class FoldingText
{
    [Theory]
    [InlineData("", "")]
    [InlineData("already folded 123", "already folded 123")]
    [InlineData("ANNA Lee", "anna lee")]
    [InlineData("José Núñez", "jose nunez")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("Ångström Øre", "angstrom ore")]
    [InlineData("Straße STRASSE ẞ", "strasse strasse ss")]
    [InlineData("Æsir œuvre Ǽ", "aesir oeuvre ae")]
    [InlineData("Łukasz Đorđe Þór Eiður", "lukasz dorde thor eidur")]
    [InlineData("Nguyễn Thị", "nguyen thi")]
    [InlineData("Işık İstanbul DIYARBAKIR", "isik istanbul diyarbakir")]
    [InlineData("ＦＵＬＬ　Ｗｉｄｔｈ１２", "full width12")]
    [InlineData("ﬁn ﬂow", "fin flow")]
    [InlineData("𝐁𝐨𝐥𝐝", "bold")]
    [InlineData("Γιώργος Παπαδόπουλος", "γιωργοσ παπαδοπουλοσ")]
    [InlineData("ΌΜΗΡΟΣ", "ομηροσ")]
    [InlineData("Фёдор Алёна", "федор алена")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محمـــد", "محمد")]
    [InlineData("أحمد إبراهيم آمنة ٱلله", "احمد ابراهيم امنه الله")]
    [InlineData("مصطفى علی کریم", "مصطفي علي كريم")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("٠١٢٣ ۴۵ ५६", "0123 45 56")]
    [InlineData("O’Neil Oʼneil O`Neil", "o'neil o'neil o'neil")]
    [InlineData("Jean‐Luc Jean–Luc Jean\u00ADLuc", "jean-luc jean-luc jeanluc")]
    [InlineData("ガギグ ﾊﾞﾝ", "ガギグ バン")]
    [InlineData("김민수", "김민수")]
    [InlineData("김", "김")]
    [InlineData("王小明", "王小明")]
    [InlineData("प्रिया", "प्रिया")]
    [InlineData("สมชาย", "สมชาย")]
    [InlineData("\u200Ehidden\u200B marks\uFEFF", "hidden marks")]
    public void Two_spellings_of_one_name_become_one(string text, string folded) => Folding.Fold(text).ShouldBe(folded);

    [Fact]
    public void A_folded_ascii_text_is_returned_without_a_copy()
    {
        var text = new string('a', 20);
        Folding.Fold(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void An_unpaired_surrogate_stays() => Folding.Fold("A\uD83DB").ShouldBe("a\uD83Db");

    [Fact]
    public void Null_is_refused() => Should.Throw<ArgumentNullException>(() => Folding.Fold(null!));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.String.Sample(text => Folding.Fold(Folding.Fold(text)).ShouldBe(Folding.Fold(text)), iter: 20_000);

    [Fact]
    public void Folding_each_letter_twice_changes_nothing()
    {
        var changed = Enumerable
            .Range(0, 0x10000)
            .Select(code => ((char)code).ToString())
            .Where(letter =>
                !string.Equals(Folding.Fold(Folding.Fold(letter)), Folding.Fold(letter), StringComparison.Ordinal)
            );
        changed.ShouldBeEmpty();
    }
}
