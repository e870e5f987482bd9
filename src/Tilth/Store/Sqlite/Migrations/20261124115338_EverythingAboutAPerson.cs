using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EverythingAboutAPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "Todos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountsFrom",
                table: "Relationships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MetKey",
                table: "Relationships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenPromises",
                table: "Relationships",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "AnniversaryKey",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BackOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Absences_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Audiences",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audiences", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Audiences_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomFields",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomFields", x => new { x.SpaceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Segments",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    Sort = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Segments", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Segments_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AudienceMembers",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    AudienceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AudienceMembers", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_AudienceMembers_Audiences_SpaceId_AudienceId",
                        columns: x => new { x.SpaceId, x.AudienceId },
                        principalTable: "Audiences",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AudienceMembers_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AudienceMembers_People_SpaceId_PersonId",
                        columns: x => new { x.SpaceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomValues",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FieldId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomValues", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_CustomValues_CustomFields_SpaceId_FieldId",
                        columns: x => new { x.SpaceId, x.FieldId },
                        principalTable: "CustomFields",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomValues_People_SpaceId_PersonId",
                        columns: x => new { x.SpaceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_SpaceId_MemberId_LastContactOn_PersonId",
                table: "Relationships",
                columns: new[] { "SpaceId", "MemberId", "LastContactOn", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_SpaceId_MemberId_MetKey",
                table: "Relationships",
                columns: new[] { "SpaceId", "MemberId", "MetKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_Wanted",
                table: "Relationships",
                columns: new[] { "SpaceId", "MemberId", "PersonId" },
                filter: "\"Standing\" = 'Wanted'");

            migrationBuilder.CreateIndex(
                name: "IX_People_SpaceId_AnniversaryKey",
                table: "People",
                columns: new[] { "SpaceId", "AnniversaryKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Interactions_Planned",
                table: "Interactions",
                columns: new[] { "SpaceId", "MemberId", "On" },
                filter: "\"IsPlanned\"");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_SpaceId_MemberId_BackOn",
                table: "Absences",
                columns: new[] { "SpaceId", "MemberId", "BackOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AudienceMembers_SpaceId_AudienceId_PersonId",
                table: "AudienceMembers",
                columns: new[] { "SpaceId", "AudienceId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AudienceMembers_SpaceId_MemberId",
                table: "AudienceMembers",
                columns: new[] { "SpaceId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_AudienceMembers_SpaceId_PersonId",
                table: "AudienceMembers",
                columns: new[] { "SpaceId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Audiences_SpaceId_MemberId_NameKey",
                table: "Audiences",
                columns: new[] { "SpaceId", "MemberId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomValues_SpaceId_FieldId",
                table: "CustomValues",
                columns: new[] { "SpaceId", "FieldId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomValues_SpaceId_PersonId_FieldId",
                table: "CustomValues",
                columns: new[] { "SpaceId", "PersonId", "FieldId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Segments_SpaceId_MemberId_NameKey",
                table: "Segments",
                columns: new[] { "SpaceId", "MemberId", "NameKey" },
                unique: true);

            // What is derived, for rows of before: how many promises are open, and the days of the year that stand in the dates.
            migrationBuilder.Sql(
                """
                UPDATE "Relationships" SET "OpenPromises" = (
                    SELECT COUNT(*) FROM "Todos"
                    WHERE "Todos"."SpaceId" = "Relationships"."SpaceId" AND "Todos"."MemberId" = "Relationships"."MemberId"
                        AND "Todos"."PersonId" = "Relationships"."PersonId" AND "Todos"."State" = 'Open')
                """);
            foreach (var (table, date, key) in new[] { ("People", "Anniversary", "AnniversaryKey"), ("Relationships", "MetOn", "MetKey") })
                migrationBuilder.Sql(
                    $"""
                    UPDATE "{table}"
                    SET "{key}" = 100 * CAST(substr("{date}", length("{date}") - 4, 2) AS INTEGER)
                        + CAST(substr("{date}", length("{date}") - 1, 2) AS INTEGER)
                    WHERE "{date}" LIKE '%-__-__'
                    """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "AudienceMembers");

            migrationBuilder.DropTable(
                name: "CustomValues");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropTable(
                name: "Audiences");

            migrationBuilder.DropTable(
                name: "CustomFields");

            migrationBuilder.DropIndex(
                name: "IX_Relationships_SpaceId_MemberId_LastContactOn_PersonId",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_Relationships_SpaceId_MemberId_MetKey",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_Relationships_Wanted",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_People_SpaceId_AnniversaryKey",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Interactions_Planned",
                table: "Interactions");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "Todos");

            migrationBuilder.DropColumn(
                name: "CountsFrom",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "MetKey",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "OpenPromises",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "AnniversaryKey",
                table: "People");
        }
    }
}
