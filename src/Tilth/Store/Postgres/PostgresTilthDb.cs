using Microsoft.EntityFrameworkCore;

namespace Tilth.Store.Postgres;

/// <summary>The record in PostgreSQL: text is compared bytewise, as SQLite does, so that both list in the same order.</summary>
public sealed class PostgresTilthDb(DbContextOptions<PostgresTilthDb> options, TilthModel model, Me? me)
    : TilthDb(options, model, me)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("C");
        // A said time is local and is never converted.
        configurationBuilder.Properties<DateTime>().HaveColumnType("timestamp without time zone");
    }
}
