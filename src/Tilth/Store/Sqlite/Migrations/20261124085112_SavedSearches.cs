using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SavedSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "OpenPromises",
                table: "Relationships",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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
                name: "IX_Segments_SpaceId_MemberId_NameKey",
                table: "Segments",
                columns: new[] { "SpaceId", "MemberId", "NameKey" },
                unique: true);

            // How many promises are open, for relationships of before.
            migrationBuilder.Sql("UPDATE \"Relationships\" SET \"OpenPromises\" = (SELECT COUNT(*) FROM \"Todos\" WHERE \"Todos\".\"SpaceId\" = \"Relationships\".\"SpaceId\" AND \"Todos\".\"MemberId\" = \"Relationships\".\"MemberId\" AND \"Todos\".\"PersonId\" = \"Relationships\".\"PersonId\" AND \"Todos\".\"State\" = 'Open')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AudienceMembers");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropTable(
                name: "Audiences");

            migrationBuilder.DropColumn(
                name: "OpenPromises",
                table: "Relationships");
        }
    }
}
