using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tilth.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WhatACardSaidBesides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Details",
                table: "People",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "CardDetails",
                table: "Affiliations",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Details",
                table: "People");

            migrationBuilder.DropColumn(
                name: "CardDetails",
                table: "Affiliations");
        }
    }
}
