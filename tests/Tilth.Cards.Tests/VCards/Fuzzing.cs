using System.Diagnostics;
using System.Text;
using CsCheck;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class Fuzzing
{
    private static readonly string[] Samples =
    [
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=88=C0=93=A1;=83=8D;;;\r\nTEL;HOME;PREF:1\r\nNOTE;QUOTED-PRINTABLE:one=0D=0A=\r\ntwo=\r\n three\r\nPHOTO;BASE64;JPEG:\r\n /9j/4AAQSkZJRgABAQAA\r\n SkZJRgABAQAA\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ad\u00eble\\, B\nN:B;Ad\u00eble;C,D;E.;F\nitem1.EMAIL;type=INTERNET;type=pref:a@example.org\nitem1.X-ABLabel:_$!<Home>!$_\nADR;TYPE=dom,home:;;1 St\\nX;Y;;Z;\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\nX-ABDATE:2010-01-01\nIMPP;X-SERVICE-TYPE=Jabber:xmpp:a@b\nREV:2020-01-01T00:00:00Z\nEND:VCARD\n",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN;LANGUAGE=de:Bo \u5b89\r\nN;SORT-AS=\"A,B\":A,B;C;;;;B;II\r\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+1;ext=2\r\nADR;LABEL=\"x^ny\":;;s;;;;;1;2\r\nPHOTO:data:image/png;base64,iVBORw0KGgo=\r\nRELATED;TYPE=friend:urn:uuid:1\r\nANNIVERSARY:20090808T1430-0500\r\nEND:VCARD\r\n",
    ];

    private static readonly Gen<byte[]> Mutated = Gen.Select(
            Gen.OneOf(Samples),
            Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 3]).Array[1, 12]
        )
        .Select((sample, changes) => Mutate(Encoding.UTF8.GetBytes(sample), changes));

    private static byte[] Mutate(byte[] bytes, (int At, byte With, int How)[] changes)
    {
        var list = bytes.ToList();
        foreach (var (position, with, how) in changes)
        {
            var at = position % list.Count;
            if (how == 0)
                list[at] = with;
            else if (how == 1)
                list.Insert(at, ":;,=\"\\\r\n ^."u8[with % 11]);
            else if (how == 2 && list.Count > 10)
                list.RemoveRange(at, Math.Min(list.Count - at, with % 9));
            else
                list.InsertRange(at, list.GetRange(at, Math.Min(list.Count - at, with)));
        }
        return [.. list];
    }

    [Fact]
    public void A_damaged_file_is_read_without_throwing_and_what_is_read_can_be_written() =>
        Mutated.Sample(
            bytes =>
            {
                foreach (var card in ReadCards(bytes))
                {
                    if (card.Contact is not { } contact)
                        continue;
                    contact.DisplayName.ShouldNotBeNullOrWhiteSpace();
                    foreach (var version in new[] { VCardVersion.V30, VCardVersion.V40 })
                    {
                        var once = WrittenAndRead(contact, version);
                        once.DisplayName.ShouldBe(contact.DisplayName);
                        once.Emails.Select(email => email.Value).ShouldBe(contact.Emails.Select(email => email.Value));
                        WrittenAndRead(once, version).ShouldBeSameAs(once);
                    }
                }
            },
            iter: 3_000
        );

    [Theory]
    [InlineData("BEGIN:VCARD\nFN:x\nNOTE;ENCODING=QUOTED-PRINTABLE:", "=\n=")]
    [InlineData("BEGIN:VCARD\nFN:x\nNOTE;", ";")]
    [InlineData("BEGIN:VCARD\nFN:x\nNOTE;X=", "\"")]
    [InlineData("BEGIN:VCARD\nFN:x\nN:", "\\;,")]
    [InlineData("", "BEGIN:VCARD\n")]
    [InlineData("BEGIN:VCARD\n", "a.b:c\n")]
    [InlineData("BEGIN:VCARD\nFN:x\n", "TEL;A=^^^\":1\n")]
    [InlineData("BEGIN:VCARD\nFN:x\n", "i.TEL:1\ni.X-ABLabel:y\n")]
    [InlineData("BEGIN:VCARD\nFN:x\n", "ORG:a\n")]
    [InlineData("BEGIN:VCARD\nFN:x\n", "NOTE:some text of a note\n")]
    [InlineData("BEGIN:VCARD\nFN:x\nPHOTO;ENCODING=b:", "AAAA\n")]
    public void A_hundred_kilobytes_of_malice_take_no_time(string start, string again)
    {
        var text = start + string.Concat(Enumerable.Repeat(again, 100_000 / again.Length));
        var watch = Stopwatch.StartNew();
        ReadCards(text);
        // The goal is 50 ms; the rest is for slow and busy machines.
        watch.ElapsedMilliseconds.ShouldBeLessThan(5_000);
    }
}
