using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class EverythingAboutAPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MetKey",
                table: "Relationships",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AnniversaryKey",
                table: "People",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CustomFields",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomFields", x => new { x.SpaceId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CustomValues",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    FieldId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                name: "IX_CustomValues_SpaceId_FieldId",
                table: "CustomValues",
                columns: new[] { "SpaceId", "FieldId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomValues_SpaceId_PersonId_FieldId",
                table: "CustomValues",
                columns: new[] { "SpaceId", "PersonId", "FieldId" },
                unique: true);

            // The days of the year that stand in the dates, for rows of before.
            migrationBuilder.Sql("UPDATE \"People\" SET \"AnniversaryKey\" = 100 * CAST(substr(\"Anniversary\", length(\"Anniversary\") - 4, 2) AS INTEGER) + CAST(substr(\"Anniversary\", length(\"Anniversary\") - 1, 2) AS INTEGER) WHERE \"Anniversary\" LIKE '%-__-__'");
            migrationBuilder.Sql("UPDATE \"Relationships\" SET \"MetKey\" = 100 * CAST(substr(\"MetOn\", length(\"MetOn\") - 4, 2) AS INTEGER) + CAST(substr(\"MetOn\", length(\"MetOn\") - 1, 2) AS INTEGER) WHERE \"MetOn\" LIKE '%-__-__'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CustomValues");

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
                name: "MetKey",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "AnniversaryKey",
                table: "People");
        }
    }
}
