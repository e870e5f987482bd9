using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Role",
                table: "Credentials",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SpaceId",
                table: "Credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "AboutId",
                table: "AuditEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SpaceId",
                table: "AuditEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SharedPeople",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IntoSpaceId = table.Column<int>(type: "INTEGER", nullable: false),
                    IntoPersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Given = table.Column<string>(type: "TEXT", nullable: false)
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
