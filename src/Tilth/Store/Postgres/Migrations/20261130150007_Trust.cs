using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Trust : Migration
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

            migrationBuilder.AddColumn<Guid>(
                name: "Epoch",
                table: "Installations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeldSince",
                table: "Installations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Credentials",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "ConfirmedAt",
                table: "Credentials",
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

            migrationBuilder.AddColumn<bool>(
                name: "WithSecondFactor",
                table: "Credentials",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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
                name: "DifferentPeople",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OneId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DifferentPeople", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_DifferentPeople_People_SpaceId_OneId",
                        columns: x => new { x.SpaceId, x.OneId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DifferentPeople_People_SpaceId_OtherId",
                        columns: x => new { x.SpaceId, x.OtherId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MergedPeople",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OldId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Origin = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergedPeople", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_MergedPeople_People_SpaceId_PersonId",
                        columns: x => new { x.SpaceId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NewSignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NewSignIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NewSignIns_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CredentialId = table.Column<byte[]>(type: "bytea", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    LastUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsUserVerified = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Passkeys_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PutOffPairs",
                columns: table => new
                {
                    SpaceId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    OneId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PutOffPairs", x => new { x.SpaceId, x.Id });
                    table.ForeignKey(
                        name: "FK_PutOffPairs_Members_SpaceId_MemberId",
                        columns: x => new { x.SpaceId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PutOffPairs_People_SpaceId_OneId",
                        columns: x => new { x.SpaceId, x.OneId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PutOffPairs_People_SpaceId_OtherId",
                        columns: x => new { x.SpaceId, x.OtherId },
                        principalTable: "People",
                        principalColumns: new[] { "SpaceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SecondKeys",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedSecret = table.Column<byte[]>(type: "bytea", nullable: false),
                    BegunAt = table.Column<long>(type: "bigint", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondKeys", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_SecondKeys_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "SpentChallenges",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentChallenges", x => x.Hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_SpaceId_At",
                table: "AuditEvents",
                columns: new[] { "SpaceId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_DifferentPeople_SpaceId_OneId_OtherId",
                table: "DifferentPeople",
                columns: new[] { "SpaceId", "OneId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DifferentPeople_SpaceId_OtherId",
                table: "DifferentPeople",
                columns: new[] { "SpaceId", "OtherId" });

            migrationBuilder.CreateIndex(
                name: "IX_MergedPeople_SpaceId_OldId",
                table: "MergedPeople",
                columns: new[] { "SpaceId", "OldId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MergedPeople_SpaceId_PersonId",
                table: "MergedPeople",
                columns: new[] { "SpaceId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_NewSignIns_AccountId",
                table: "NewSignIns",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_AccountId",
                table: "Passkeys",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_CredentialId",
                table: "Passkeys",
                column: "CredentialId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PutOffPairs_SpaceId_MemberId_OneId_OtherId",
                table: "PutOffPairs",
                columns: new[] { "SpaceId", "MemberId", "OneId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PutOffPairs_SpaceId_OneId",
                table: "PutOffPairs",
                columns: new[] { "SpaceId", "OneId" });

            migrationBuilder.CreateIndex(
                name: "IX_PutOffPairs_SpaceId_OtherId",
                table: "PutOffPairs",
                columns: new[] { "SpaceId", "OtherId" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_AccountId",
                table: "RecoveryCodes",
                column: "AccountId");

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
                name: "DifferentPeople");

            migrationBuilder.DropTable(
                name: "MergedPeople");

            migrationBuilder.DropTable(
                name: "NewSignIns");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "PutOffPairs");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "SecondKeys");

            migrationBuilder.DropTable(
                name: "SharedPeople");

            migrationBuilder.DropTable(
                name: "SpentChallenges");

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
                name: "Epoch",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "Installations");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "Role",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "SpaceId",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "WithSecondFactor",
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
