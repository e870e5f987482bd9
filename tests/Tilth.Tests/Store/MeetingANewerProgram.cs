using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Tests.Store;

/// <summary>A newer program has migrated the data: this one refuses in words and writes nothing that the newer must read.</summary>
public sealed class MeetingANewerProgram(Copy copy) : IClassFixture<Copy>
{
    private const string Step = "29990101000000_OfANewerProgram";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_runs_what_is_written_is_refused_what_is_read_goes_on_and_so_does_all_with_the_old_schema()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var form = await visitor.Page("/people/new");
        await Execute($"""INSERT INTO "__EFMigrationsHistory" VALUES ('{Step}', '99.0.0')""");
        var before = await CopyText.Of(copy);

        var refused = await form.Send("add-person", ("Form.Name", "Ivy Larkin"));

        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Text.ShouldContain($"A newer Tilth than this one ({Migrating.Version}) has taken this data over.");
        refused.Text.ShouldContain("Nothing of this was saved");
        (await visitor.Page($"/people/{person}")).Text.ShouldContain("Rowan Alder");
        (await visitor.Page("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await CopyText.Of(copy)).ShouldStillBe(before);

        await Execute($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '{Step}'""");
        await visitor.Follow(await form.Send("add-person", ("Form.Name", "Ivy Larkin")));
        (await visitor.Page("/people")).Text.ShouldContain("Ivy Larkin");
    }

    [Fact]
    public async Task To_start_with_it_names_both_versions_and_changes_nothing()
    {
        await Execute($"""INSERT INTO "__EFMigrationsHistory" VALUES ('{Step}', '99.0.0')""");
        await Execute("""UPDATE "Installations" SET "Version" = '99.1.2'""");
        var before = await CopyText.Of(copy);

        var refused = await Should.ThrowAsync<RefusedException>(() =>
            copy.The<Migrating>().Run(holdsLock: true, Cancel)
        );

        refused.Message.ShouldContain("Tilth 99.1.2");
        refused.Message.ShouldContain($"newer than this one ({Migrating.Version})");
        (await CopyText.Of(copy)).ShouldStillBe(before);
        await Execute($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '{Step}'""");
    }

    private async Task Execute(string sql)
    {
        await using var db = copy.The<Database>().ForMigration();
        await db.Database.OpenConnectionAsync(Cancel);
        await Database.Execute(db.Database.GetDbConnection(), sql, Cancel);
    }
}
