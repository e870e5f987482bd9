using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WhereTheMorningLooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Relationships_SpaceId_MemberId_MetKey",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_People_SpaceId_AnniversaryKey",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_SpaceId_BirthdayKey",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Interactions_SpaceId_MemberId_On",
                table: "Interactions");

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastConversationOn",
                table: "Relationships",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_SpaceId_MemberId_LastConversationOn",
                table: "Relationships",
                columns: new[] { "SpaceId", "MemberId", "LastConversationOn" },
                filter: "\"LastConversationOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_SpaceId_MemberId_MetKey",
                table: "Relationships",
                columns: new[] { "SpaceId", "MemberId", "MetKey" },
                filter: "\"MetKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_SpaceId_AnniversaryKey",
                table: "People",
                columns: new[] { "SpaceId", "AnniversaryKey" },
                filter: "\"AnniversaryKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_SpaceId_BirthdayKey",
                table: "People",
                columns: new[] { "SpaceId", "BirthdayKey" },
                filter: "\"BirthdayKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Interactions_Week",
                table: "Interactions",
                columns: new[] { "SpaceId", "MemberId", "On", "IsConversation", "IsPlanned", "Shared" });

            // For rows of before. CROSS JOIN: SQLite is to begin with the person, not with all talks.
            migrationBuilder.Sql(
                """
                UPDATE "Relationships" SET "LastConversationOn" = (
                    SELECT MAX("Interactions"."On") FROM "Participants" CROSS JOIN "Interactions"
                    WHERE "Participants"."SpaceId" = "Relationships"."SpaceId"
                        AND "Participants"."PersonId" = "Relationships"."PersonId"
                        AND "Participants"."MemberId" = "Relationships"."MemberId"
                        AND "Interactions"."SpaceId" = "Participants"."SpaceId"
                        AND "Interactions"."Id" = "Participants"."InteractionId"
                        AND "Interactions"."IsConversation" AND NOT "Interactions"."IsPlanned")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Relationships_SpaceId_MemberId_LastConversationOn",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_Relationships_SpaceId_MemberId_MetKey",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_People_SpaceId_AnniversaryKey",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_SpaceId_BirthdayKey",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Interactions_Week",
                table: "Interactions");

            migrationBuilder.DropColumn(
                name: "LastConversationOn",
                table: "Relationships");

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_SpaceId_MemberId_MetKey",
                table: "Relationships",
                columns: new[] { "SpaceId", "MemberId", "MetKey" });

            migrationBuilder.CreateIndex(
                name: "IX_People_SpaceId_AnniversaryKey",
                table: "People",
                columns: new[] { "SpaceId", "AnniversaryKey" });

            migrationBuilder.CreateIndex(
                name: "IX_People_SpaceId_BirthdayKey",
                table: "People",
                columns: new[] { "SpaceId", "BirthdayKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Interactions_SpaceId_MemberId_On",
                table: "Interactions",
                columns: new[] { "SpaceId", "MemberId", "On" });
        }
    }
}
