using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SharedBooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "RequiresSecondKey",
                table: "Spaces",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "Members",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Role",
                table: "Credentials",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SpaceId",
                table: "Credentials",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AboutId",
                table: "AuditEvents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SpaceId",
                table: "AuditEvents",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SharedPeople",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    IntoSpaceId = table.Column<int>(type: "integer", nullable: false),
                    IntoPersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Given = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedPeople", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_SharedPeople_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SharedPeople_People_SpaceId_PersonId",
                        columns: x => new { x.SpaceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_SpaceId_At",
                table: "AuditEvents",
                columns: new[] { "SpaceId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedPeople_SpaceId_MemberId",
                table: "SharedPeople",
                columns: new[] { "SpaceId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedPeople_SpaceId_PersonId",
                table: "SharedPeople",
                columns: new[] { "SpaceId", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SharedPeople");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_SpaceId_At",
                table: "AuditEvents");

            migrationBuilder.DropColumn(
                name: "RequiresSecondKey",
                table: "Spaces");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "Role",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "SpaceId",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "AboutId",
                table: "AuditEvents");

            migrationBuilder.DropColumn(
                name: "SpaceId",
                table: "AuditEvents");
        }
    }
}
