using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SortingByTheHandful : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SortedPeople",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    InGroup = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SortedPeople", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_SortedPeople_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SortedPeople_People_SpaceId_PersonId",
                        columns: x => new { x.SpaceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SortedPeople_SpaceId_MemberId_PersonId",
                table: "SortedPeople",
                columns: new[] { "SpaceId", "MemberId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SortedPeople_SpaceId_PersonId",
                table: "SortedPeople",
                columns: new[] { "SpaceId", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SortedPeople");
        }
    }
}
