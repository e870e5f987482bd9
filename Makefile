.PHONY: setup run test check format migration bench publish package soak clients

setup: ## What the tests need, and the local tools
	eng/needs postgresql strace chromium faketime
	dotnet tool restore

run: ## Serve the pages at http://localhost:5210
	dotnet run --project src/Tilth

test: ## Everything that must hold
	./test

check: ## Format and size
	dotnet csharpier check .
	dotnet run eng/size.cs

format: ## Format everything
	dotnet csharpier format .

migration: ## A migration for each database: make migration NAME=WhatChanges
	@test -n "$(NAME)" || { echo "Usage: make migration NAME=WhatChanges"; exit 2; }
	dotnet ef migrations add $(NAME) --project src/Tilth --context SqliteTilthDb --output-dir Store/Sqlite/Migrations
	dotnet ef migrations add $(NAME) --project src/Tilth --context PostgresTilthDb --output-dir Store/Postgres/Migrations
	sed -i 's|^\(#pragma warning disable 612, 618\)$$|\1 // EF Core wrote this; it may name what it has retired.|' src/Tilth/Store/*/Migrations/*.cs

bench: ## Measure
	dotnet run --project bench/Tilth.Bench -c Release

publish: ## One folder for Linux (x64) that needs no SDK: publish/tilth
	dotnet publish src/Tilth -c Release -r linux-x64 --self-contained -p:PublishReadyToRun=true -o publish

package: ## A tar.gz and a .deb for x64 and arm64, with checksums: artifacts/package
	eng/package/build

soak: publish ## The fault tests, on the published program and for an hour or two instead of minutes
	TILTH_PROGRAM=$(CURDIR)/publish/tilth TILTH_KILLS=1000 TILTH_CUTS=120 TILTH_POINTS=200 TILTH_UPGRADES=20 TILTH_BACKUPS=40 TILTH_ROWS=100000 dotnet run --project tests/Tilth.Fault.Tests -c Release

clients: ## Conversations with the address books of devices
	@echo "No device client is served yet."
