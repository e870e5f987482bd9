using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tilth.Store.Sqlite;

/// <summary>The record in SQLite: keys are 16 bytes in big-endian order, so that they sort as they were made.</summary>
public sealed class SqliteTilthDb(DbContextOptions<SqliteTilthDb> options, TilthModel model, Me? me)
    : TilthDb(options, model, me)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytes>();
    }
}

internal sealed class GuidBytes()
    : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
