using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Photos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Photos",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MediaType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ShownSince = table.Column<long>(type: "bigint", nullable: false),
                    CardGroup = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Parameters = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Photos", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_Photos_People_SpaceId_PersonId",
                        columns: x => new { x.SpaceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_SpaceId_PersonId_Hash",
                table: "Photos",
                columns: new[] { "SpaceId", "PersonId", "Hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Photos");
        }
    }
}
