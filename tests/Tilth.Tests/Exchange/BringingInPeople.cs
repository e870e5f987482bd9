using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Exchange;
using Tilth.People;
using Tilth.People.Segments;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

public sealed class BringingInPeople(Copy copy) : IClassFixture<Copy>
{
    private const string Cards = """
        BEGIN:VCARD
        VERSION:3.0
        UID:card-1
        FN:Rowan Alder
        N:Alder;Rowan;;;
        ORG:Squall Pictures
        TITLE:Producer
        EMAIL;TYPE=WORK:rowan@example.org
        item1.TEL:+351 912 345 678
        item1.X-ABLabel:Studio
        BDAY:--0412
        CATEGORIES:film,investor
        X-FAVOURITE-BEAN:runner
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        FN:Juniper Vale
        EMAIL:juniper@example.org
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        END:VCARD
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_looks_first_and_nothing_is_saved_until_one_says_so()
    {
        using var visitor = await copy.SignedIn();

        var look = await Look(visitor, "people.vcf", Cards);

        look.Text.ShouldContain("Nothing is saved yet");
        look.Text.ShouldContain("2 new");
        look.Text.ShouldContain("1 could not be read");
        (await Count(visitor)).ShouldBe(0);
    }

    [Fact]
    public async Task Confirmed_they_come_in_with_work_labels_and_all_that_the_card_said()
    {
        using var visitor = await copy.SignedIn();
        var ended = await Bring(visitor, "people.vcf", Cards);

        ended.Text.ShouldContain("They are here.");
        ended.Text.ShouldContain("people.vcf, line ");
        var people = await visitor.Page("/people");
        people.Text.ShouldContain("Rowan Alder");
        people.Text.ShouldContain("Producer, Squall Pictures");
        var rowan = await visitor.Page(people.One("a.name[href^='/people/']").GetAttribute("href")!);
        rowan.Text.ShouldContain("film");
        rowan.Text.ShouldContain("12 April");
        rowan.Text.ShouldContain("vCard file");

        var written = await Written(visitor);
        written.ShouldContain("X-FAVOURITE-BEAN:runner");
        written.ShouldContain("item1.X-ABLabel:Studio");
        written.ShouldContain("UID:card-1");
    }

    [Fact]
    public async Task What_a_card_says_beside_a_value_goes_out_with_it_and_away_with_it()
    {
        string[] said =
        [
            "FN;LANGUAGE=pt:Rowan Alder",
            "N;SORT-AS=\"Alder,Rowan\":Alder;Rowan;;;",
            "ORG;SORT-AS=Squall:The Squall",
            "TITLE;LANGUAGE=pt:Tecel\u00e3",
            "NOTE;LANGUAGE=en:Hello",
            "BDAY;CALSCALE=gregorian:19750412",
            "item9.PHOTO;X-BY=Ivy:https://example.org/rowan.png",
        ];
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "said.vcf", $"BEGIN:VCARD\nVERSION:4.0\n{string.Join('\n', said)}\nEND:VCARD\n");

        var written = await Written(visitor);
        foreach (var line in said)
            written.ShouldContain(line[(line.StartsWith("item", StringComparison.Ordinal) ? 6 : 0)..]);

        var page = (await visitor.Page("/people")).One("a.name[href^='/people/']").GetAttribute("href")!;
        await (await visitor.Page($"{page}/edit")).Send(
            "edit-person",
            ("Form.Name", "Rowan Quince"),
            ("Form.Birthday", "1976-04-12")
        );
        written = await Written(visitor);
        written.ShouldContain("N:Quince;Rowan;;;");
        written.ShouldContain("FN:Rowan Quince");
        written.ShouldContain("BDAY:19760412");
        written.ShouldContain("NOTE;LANGUAGE=en:Hello");
    }

    [Fact]
    public async Task The_same_file_a_second_time_changes_nothing()
    {
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "people.vcf", Cards);
        var before = await Text(visitor);

        var look = await Look(visitor, "people.vcf", Cards);
        look.Text.ShouldContain("0 new");
        look.Text.ShouldContain("2 already known");
        await Bring(visitor, "people.vcf", Cards);

        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_table_without_any_key_a_second_time_changes_nothing_either()
    {
        const string Table = "Name,Company\r\nSorrel Birch,Quince\r\nLinden Frost,\r\n";
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "people.csv", Table);
        (await Count(visitor)).ShouldBe(2);

        await Bring(visitor, "people.csv", Table);

        (await Count(visitor)).ShouldBe(2);
    }

    [Fact]
    public async Task Undone_they_are_gone_and_whoever_was_talked_with_since_stays_on_the_persons_word()
    {
        using var visitor = await copy.SignedIn();
        var before = await Text(visitor);
        var done = await Bring(visitor, "people.vcf", Cards);

        await visitor.Follow(await done.Press("Undo this import"));

        (await Text(visitor)).ShouldBe(before);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_the_same_name_is_shown_with_the_reason_and_comes_in_beside()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");

        var look = await Look(visitor, "people.vcf", Cards);

        look.Text.ShouldContain("the same name");
        look.Text.ShouldContain("1 perhaps here already");
        await Bring(visitor, "people.vcf", Cards);
        (await Count(visitor)).ShouldBe(3);
    }

    [Fact]
    public async Task A_stranger_to_the_file_does_not_see_it_nor_start_it()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var sent = await (await visitor.Page("/import")).Upload("/import/files", "people.vcf", Cards);

        (await other.Page(sent.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("empty.vcf", "")]
    [InlineData("noise.bin", "\u0001\u0000\u0002\u0000\u0003PNG\u0000\u0000\u0000\u0000 not a card at all")]
    public async Task What_is_no_address_book_says_so_and_saves_nothing(string name, string content)
    {
        using var visitor = await copy.SignedIn();

        var look = await Look(visitor, name, content);

        look.Status.ShouldBe(HttpStatusCode.OK);
        look.Text.ShouldContain("Could not be read");
        look.All("form[action$='/start']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_whose_process_died_is_taken_up_again_and_ends_with_the_same_people()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var file = Path.Combine(copy.Folder, "died.vcf");
        await File.WriteAllTextAsync(file, Cards, Cancel);
        var id = Guid.CreateVersion7();
        await Bring(visitor, "people.vcf", Cards);

        // As a crash leaves it: half of it in the book, the job still leased to nobody.
        await copy.The<Import>()
            .Start(me, id, new Import.Input([new Import.InputFile(file, "died.vcf")], null), Cancel);
        var job = await Ended(me, id);

        job.State.ShouldBe(JobState.Done);
        (await Count(visitor)).ShouldBe(2);
    }

    private static async Task<Page> Look(Visitor visitor, string name, string content)
    {
        var sent = await (await visitor.Page("/import")).Upload(
            "/import/files",
            name,
            content.ReplaceLineEndings("\r\n")
        );
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        return await visitor.Follow(sent);
    }

    private async Task<Page> Bring(Visitor visitor, string name, string content)
    {
        var sent = await (await visitor.Page("/import")).Upload(
            "/import/files",
            name,
            content.ReplaceLineEndings("\r\n")
        );
        var id = Guid.Parse(sent.Location!.Split('/')[^1]);
        await (await visitor.Follow(sent)).Fill($"/import/{id}/start", ("label", ""));
        (await Ended(await copy.MeOf(visitor), id)).State.ShouldBe(JobState.Done);
        return await visitor.Page($"/import/{id}");
    }

    private async Task<JobRow> Ended(Me me, Guid id)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (
                await copy.The<Jobs>().Find(me, id, Cancel) is { State: not (JobState.Waiting or JobState.Running) } job
            )
                return job;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException("The job did not end.");
    }

    private async Task<int> Count(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.People().CountAsync(Cancel) - 1;
    }

    private async Task<string> Written(Visitor visitor)
    {
        var output = new MemoryStream();
        await copy.The<Export>()
            .Write(await copy.MeOf(visitor), SegmentQuery.Everybody, Export.Format.VCard, output, Cancel);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private async Task<string> Text(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await BookText.Of(db, Cancel);
    }
}
