using System.Net;
using System.Text.RegularExpressions;
using Tilth.Store;
using Tilth.Tests.People.Photos;

namespace Tilth.Tests.Spaces;

/// <summary>The table of docs/operating/rights.md, tried line by line as each of the roles.</summary>
public sealed partial class RightsInASharedBook(RightsInASharedBook.Book book) : IClassFixture<RightsInASharedBook.Book>
{
    private static readonly string[] Roles = ["Outside", "Viewer", "Member", "Organiser", "Owner"];

    /// <summary>Each act as somebody; true where it worked. The book has a person, and "Other" wrote about them.</summary>
    private static readonly Dictionary<string, Func<Trial, Task<bool>>> Acts = new(StringComparer.Ordinal)
    {
        ["see the people"] = async trial =>
            (await trial.Page("/people")).Text.Contains("Fern Thorne", StringComparison.Ordinal),
        ["see the history of the facts"] = async trial =>
            (await trial.Page("/history")).Text.Contains("Fern Thorne", StringComparison.Ordinal),
        ["see another's own"] = async trial =>
            (await trial.Everything()).Contains("ownsecret", StringComparison.OrdinalIgnoreCase),
        ["see what another shared"] = async trial =>
            (await trial.Page($"/people/{trial.Person}")).Text.Contains("given to all", StringComparison.Ordinal),
        ["change what another shared"] = async trial =>
            (await trial.Page($"/conversations/{trial.Talk}/edit")).Status == HttpStatusCode.OK
            || (await trial.Press($"/conversations/{trial.Talk}/delete")).Status == HttpStatusCode.Redirect,
        ["add a person"] = async trial => await trial.Adds(),
        ["change a person"] = async trial =>
            (
                await (await trial.Page($"/people/{trial.Person}/edit")).TrySend(
                    "edit-person",
                    ("Form.About", trial.Word)
                )
            ) && await trial.Stands(trial.Word),
        ["add a photo"] = trial => trial.Pictures(),
        ["write down a talk"] = async trial =>
            (
                await (await trial.Page($"/conversations/new?with={trial.Person}")).TrySend(
                    "record-conversation",
                    ("Form.Text", trial.Word)
                )
            ),
        ["erase a person"] = async trial =>
            await (await trial.Page($"/people/{trial.Person}/erase")).TrySend("erase-person")
            && (await trial.Page($"/people/{trial.Person}")).Status == HttpStatusCode.NotFound,
        ["undo another's act"] = async trial =>
            (await trial.Press($"/undo/{trial.Act}")).Status == HttpStatusCode.Redirect,
        ["take the book along as a file"] = async trial =>
            (await trial.Page("/export/people.vcf")).Html.Contains("Fern Thorne", StringComparison.Ordinal),
        ["see the members"] = async trial =>
            (await trial.Page("/members")).Text.Contains("Other", StringComparison.Ordinal),
        ["invite a viewer"] = trial => trial.Invites(Role.Viewer),
        ["invite a member"] = trial => trial.Invites(Role.Member),
        ["invite an organiser"] = trial => trial.Invites(Role.Organiser),
        ["invite an owner"] = trial => trial.Invites(Role.Owner),
        ["take a member's seat away"] = trial => trial.Unseats("Other"),
        ["take an owner's seat away"] = trial => trial.Unseats("Founder"),
        ["rename the book"] = async trial =>
            await (await trial.Page("/members")).TrySend("change-book", ("Form.Name", trial.Word)),
        ["leave the book"] = async trial => (await trial.Press("/members/leave")).Location == "/books",
    };

    public static TheoryData<string> Lines => [.. Table().Keys];

    [Fact]
    public void The_table_has_every_act_that_is_tried_and_no_other() =>
        Table().Keys.ShouldBe(Acts.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_is_as_the_table_says(string act)
    {
        var allowed = Table()[act];
        foreach (var (role, may) in Roles.Zip(allowed))
        {
            (await Acts[act](await book.As(role))).ShouldBe(may, $"{role}: {act}");
            await book.Mend();
        }
    }

    private static Dictionary<string, bool[]> Table() =>
        Line()
            .Matches(Repository.Files("rights.md").Single(file => file.Name == "docs/operating/rights.md").Text)
            .ToDictionary(
                line => line.Groups["act"].Value,
                line =>
                    line.Groups["may"]
                        .Value.Split('|', StringSplitOptions.TrimEntries)
                        .Select(cell => cell == "yes")
                        .ToArray(),
                StringComparer.Ordinal
            );

    [GeneratedRegex(
        @"^\| `(?<act>[^`]+)` \| (?<may>(?:(?:yes|no)(?: \| )?){5}) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Line();

    /// <summary>A book with somebody in each role, and two on whom the roles try what they may.</summary>
    public sealed class Book : IAsyncLifetime
    {
        private readonly Copy _copy = new();
        private Team _team = null!;
        private Visitor _outside = null!;

        public async ValueTask InitializeAsync()
        {
            await _copy.InitializeAsync();
            _team = await Team.WithAllRoles(_copy, "Trial");
            await _team.Bring("Founder", Role.Owner);
            _outside = await _copy.SignedIn("Outside");
        }

        /// <summary>That role, with a person about whom "Other" has just written something of their own and shared one talk.</summary>
        internal async Task<Trial> As(string role)
        {
            var other = _team["Other"];
            await (await other.Page(_team.At("/people"))).Fill(
                _team.At("/note"),
                ("line", "called Fern Thorne about ownsecret, promised to send ownsecret")
            );
            var list = await other.Page(_team.At("/people?q=fern"));
            var person = Guid.Parse(list.One("a.name[href*='/people/0']").GetAttribute("href")!.Split('/')[^1]);
            var form = await other.Page(_team.At($"/conversations/new?with={person}"));
            await form.Send("record-conversation", ("Form.Text", "given to all"));
            var page = await other.Page(_team.At($"/people/{person}"));
            var talk = page.All(".time li")
                .First(item =>
                    item.TextContent.Contains("given to all", StringComparison.Ordinal)
                    && item.QuerySelector("form[action*='/share/']") is not null
                );
            var share = talk.QuerySelector("form[action*='/share/']")!.GetAttribute("action")!;
            await page.Fill(share);
            var history = await other.Page(_team.At("/history"));
            return new Trial(_team, role == "Outside" ? _outside : _team[role])
            {
                Person = person,
                Talk = Guid.Parse(share.Split('/')[^1]),
                Act = Guid.Parse(history.One("form[action*='/undo/']").GetAttribute("action")!.Split('/')[^1]),
            };
        }

        /// <summary>Whoever lost the seat by a trial gets it back.</summary>
        public async Task Mend()
        {
            foreach (var (name, role) in Seats)
            {
                if ((await _team[name].Page(_team.At("/people"))).Status == HttpStatusCode.NotFound)
                    await _team.Join(_team[name], await _team.Invite(role, name == "Owner" ? "Founder" : "Owner"));
            }
        }

        private static readonly (string Name, Role Role)[] Seats =
        [
            ("Owner", Role.Owner),
            ("Founder", Role.Owner),
            ("Organiser", Role.Organiser),
            ("Member", Role.Member),
            ("Other", Role.Member),
            ("Viewer", Role.Viewer),
        ];

        public async ValueTask DisposeAsync()
        {
            _outside.Dispose();
            _team.Dispose();
            await _copy.DisposeAsync();
        }
    }

    /// <summary>Somebody in a role who tries.</summary>
    internal sealed class Trial(Team team, Visitor visitor)
    {
        public string Word { get; } = $"word{Guid.NewGuid():N}";

        public Guid Person { get; init; }

        /// <summary>A talk of "Other" that is shared, and an act of "Other".</summary>
        public Guid Talk { get; init; }

        public Guid Act { get; init; }

        public Task<Page> Page(string path) => visitor.Page(team.At(path));

        /// <summary>Sends to that address, with a token from one's own book.</summary>
        public async Task<Page> Press(string path) =>
            await (await visitor.Page("/people")).Post("/note", team.At(path));

        public async Task<bool> Adds()
        {
            var form = await Page("/people/new");
            return await form.TrySend("add-person", ("Form.Name", Word));
        }

        /// <summary>Sends a photo of the person, with a token from one's own book.</summary>
        public async Task<bool> Pictures()
        {
            var token = (await visitor.Page("/people")).One("input[name='__RequestVerificationToken']");
            using var photo = new ByteArrayContent(Snapshot.Jpeg());
            var sent = await visitor.Send(
                team.At($"/people/{Person}/photos/add"),
                token.GetAttribute("value")!,
                [("photo.jpg", photo)]
            );
            return sent.Location == team.At($"/people/{Person}");
        }

        public async Task<bool> Stands(string word) =>
            (await team["Other"].Page(team.At($"/people/{Person}"))).Text.Contains(word, StringComparison.Ordinal);

        public async Task<bool> Invites(Role role)
        {
            var form = await Page("/members");
            if (form.All("input[name='_handler'][value='invite']").Length == 0)
                return false;
            return (await form.Send("invite", ("Form.For", "x"), ("Form.Role", role.ToString()))).All("#link").Length
                > 0;
        }

        public async Task<bool> Unseats(string name)
        {
            var member = (await team.MeOf(name)).MemberId;
            await Press($"/members/{member}/remove");
            return (await team[name].Page(team.At("/people"))).Status == HttpStatusCode.NotFound;
        }

        /// <summary>All pages of the book that lead to somebody, in one text.</summary>
        public async Task<string> Everything()
        {
            var text = "";
            foreach (
                var path in (string[])
                    [
                        "/",
                        "/people",
                        $"/people/{Person}",
                        $"/people/{Person}/access",
                        $"/people/{Person}/access.json",
                        "/history",
                        "/promises",
                        "/find/list?q=ownsec",
                        "/people?q=note:ownsec",
                    ]
            )
                text += (await Page(path))
                    .Html.Replace("note:ownsec", "", StringComparison.Ordinal)
                    .Replace("q=ownsec", "", StringComparison.Ordinal);
            return text;
        }
    }
}

internal static class Trying
{
    /// <summary>True where the page has that form and sending it led on.</summary>
    public static async Task<bool> TrySend(this Page page, string form, params (string, string)[] fields) =>
        page.All($"input[name='_handler'][value='{form}']").Length > 0
        && (await page.Send(form, fields)).Status == HttpStatusCode.Redirect;
}
