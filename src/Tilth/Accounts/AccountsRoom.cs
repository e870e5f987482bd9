using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Who may come in: accounts, sign-in, sessions and every other credential, and the trace of what was done with them.</summary>
public static class AccountsRoom
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>().AddSingleton<SignInLimits>();
        services
            .AddSingleton<SignUp>()
            .AddSingleton<CheckPassword>()
            .AddSingleton<SignIn>()
            .AddSingleton<FinishSignIn>()
            .AddSingleton<OpenSession>()
            .AddSingleton<WhoHolds>()
            .AddSingleton<LastUse>()
            .AddSingleton<NewSignIns>()
            .AddSingleton<Confirming>()
            .AddSingleton<HowSecured>()
            .AddSingleton<WhatHappened>()
            .AddSingleton<SignOut>()
            .AddSingleton<ManageAccount>()
            .AddSingleton<ChangeAccount>()
            .AddSingleton<ChangePassword>()
            .AddSingleton<EnableAccount>()
            .AddSingleton<AccountList>()
            .AddSingleton<Sessions>();
        services
            .AddSingleton<SecondKeySecrets>()
            .AddSingleton<CheckCode>()
            .AddSingleton<SetUpSecondKey>()
            .AddSingleton<TurnOffSecondKey>();
        AddPasskeys(services);
        services.AddSingleton(EndingAtRestore.OfCredentials);
        services.AddSingleton<RunningOut>().AddHostedService(provider => provider.GetRequiredService<RunningOut>());
        services
            .AddAuthentication(SessionAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Scheme, null);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(SessionAuthentication.MustBeSignedIn)
            .AddPolicy(Confirming.Needed, Confirming.Policy);
        services.AddSingleton(new PaletteEntry("Your account", "/account", PalettePlace.Settings, 205));
        services.AddSingleton(
            new PaletteEntry("Where you are signed in", "/settings/sessions", PalettePlace.Settings, 210)
        );
        services.AddHttpContextAccessor().AddScoped(Acting.From);
        services.AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("tilth");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(options =>
            {
                options.XmlRepository = provider.GetRequiredService<ProtectionKeys>();
                options.XmlEncryptor = new KeyWrap(provider.GetRequiredService<DataFolder>());
            })
        );
        return services;
    }

    /// <summary>What is signed is checked by the framework; accounts and passkeys are ours.</summary>
    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<CheckPasskey>().AddScoped<AddPasskey>().AddSingleton<TendPasskeys>();
        services.AddSingleton<PasskeyChallenges>().AddSingleton<PasskeyHome>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<PasskeyHome>((options, home) => home.Configure(options));
    }

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSignOut();
        endpoints.MapPasskeys();
    }

    public static void Map(ModelBuilder model)
    {
        var account = model.Entity<Account>();
        account.ToTable("Accounts").Property(row => row.Id).ValueGeneratedNever();
        account.Ignore(row => row.TimeZone);
        account.HasIndex(row => row.EmailKey).IsUnique();

        var credential = model.Entity<Credential>();
        credential.ToTable("Credentials").Property(row => row.Id).ValueGeneratedNever();
        credential.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
        credential.HasIndex(row => row.SecretHash).IsUnique();

        var asked = model.Entity<NewSignIn>();
        asked.ToTable("NewSignIns").Property(row => row.Id).ValueGeneratedNever();
        asked.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);

        MapFactors(model);

        var audit = model.Entity<AuditEvent>();
        audit.ToTable("AuditEvents").Property(row => row.Id).ValueGeneratedNever();
        audit.HasIndex(row => new { row.AccountId, row.At });
        audit.HasIndex(row => new { row.SpaceId, row.At });

        var key = model.Entity<ProtectionKey>();
        key.ToTable("ProtectionKeys").Property(row => row.Id).ValueGeneratedNever();
    }

    private static void MapFactors(ModelBuilder model)
    {
        var key = model.Entity<SecondKey>();
        key.ToTable("SecondKeys").HasKey(row => row.AccountId);
        key.Property(row => row.AccountId).ValueGeneratedNever();
        key.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);

        var code = model.Entity<RecoveryCode>();
        code.ToTable("RecoveryCodes").Property(row => row.Id).ValueGeneratedNever();
        code.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);

        var passkey = model.Entity<Passkey>();
        passkey.ToTable("Passkeys").Property(row => row.Id).ValueGeneratedNever();
        passkey.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
        passkey.HasIndex(row => row.CredentialId).IsUnique();

        model.Entity<SpentChallenge>().ToTable("SpentChallenges").HasKey(row => row.Hash);
    }

    public static DbSet<NewSignIn> NewSignIns(this TilthDb db) => db.Set<NewSignIn>();

    public static DbSet<SecondKey> SecondKeys(this TilthDb db) => db.Set<SecondKey>();

    public static DbSet<RecoveryCode> RecoveryCodes(this TilthDb db) => db.Set<RecoveryCode>();

    public static DbSet<Passkey> Passkeys(this TilthDb db) => db.Set<Passkey>();

    public static DbSet<SpentChallenge> SpentChallenges(this TilthDb db) => db.Set<SpentChallenge>();

    public static DbSet<Account> Accounts(this TilthDb db) => db.Set<Account>();

    public static DbSet<Credential> Credentials(this TilthDb db) => db.Set<Credential>();
}
