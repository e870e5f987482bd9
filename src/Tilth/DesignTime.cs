using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tilth.Store.Postgres;
using Tilth.Store.Sqlite;

namespace Tilth;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model for SQLite; no database is opened.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteTilthDb>
{
    public SqliteTilthDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTilthDb>().UseSqlite("Data Source=unused").Options, Program.Model, null);
}

/// <summary>The same for PostgreSQL.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresTilthDb>
{
    public PostgresTilthDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresTilthDb>().UseNpgsql("Host=unused").Options, Program.Model, null);
}
