using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Morning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "Todos",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountsFrom",
                table: "Relationships",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    BackOn = table.Column<DateOnly>(type: "date", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Absences_SpaceId_MemberId_BackOn",
                table: "Absences",
                columns: new[] { "SpaceId", "MemberId", "BackOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "Todos");

            migrationBuilder.DropColumn(
                name: "CountsFrom",
                table: "Relationships");
        }
    }
}
