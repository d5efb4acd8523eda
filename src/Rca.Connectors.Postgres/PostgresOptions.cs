using Npgsql;
using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Views;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.Postgres;

/// <summary>The options of a source of this type.</summary>
sealed record PostgresOptions(SecretReference ConnectionString, AccessMode Mode, bool Statements, IReadOnlyList<AllowedView> Views)
{
    const string Minimal = "minimal";
    const string Hardened = "hardened";
    const int ConnectSeconds = 5;
    const int CommandSeconds = 5;

    static readonly SecretKey ConnectionKey =
        new("connectionString", "An Npgsql connection string with Host, Database and Username; one host. Read anew at each collection.")
        {
            IsRequired = true,
        };

    static readonly TextKey ModeKey =
        new("mode", "How it sees what other sessions do: as a member of pg_read_all_stats, or through functions that return numbers only.", Minimal)
        {
            Words = [Minimal, Hardened],
        };

    static readonly FlagKey StatementsKey = new("statements", "Allow postgres.statements: the costliest statements by pg_stat_statements, without their text.");

    public static IReadOnlyList<ConfigKey> Keys { get; } = [ConnectionKey, ModeKey, StatementsKey, .. AllowedView.Keys];

    /// <summary>Reports every problem to the section. Null when the connection string cannot be used; its text is never shown.</summary>
    public static PostgresOptions? Read(ConfigSection section)
    {
        var secret = ConnectionKey.Read(section);
        if (secret is null)
        {
            if (!section.Has(ConnectionKey.Name)) section.ReportMissing(ConnectionKey.Name, "${env:NAME} or ${file:PATH} of an Npgsql connection string");
        }
        else if (secret.Problem() is null && Problem(secret.Read()) is { } problem)
        {
            section.Report(ConnectionKey.Name, problem);
        }

        var mode = section.Choice(ModeKey.Name, Minimal, Minimal, Hardened) is Hardened ? AccessMode.Hardened : AccessMode.Minimal;
        var statements = StatementsKey.Read(section);
        var views = AllowedView.Read(section);
        section.RefuseUnknownKeys();
        return secret is null ? null : new PostgresOptions(secret, mode, statements, views);
    }

    /// <summary>The one database that this source serves.</summary>
    public string Database => Builder().Database ?? "";

    public string Role => Builder().Username ?? "";

    /// <summary>The connection string for one unpooled connection, as it is now: a secret.</summary>
    public string Connection() => Builder().ConnectionString;

    NpgsqlConnectionStringBuilder Builder()
    {
        var guarded = new NpgsqlConnectionStringBuilder(Current())
        {
            ApplicationName = $"rca-pipeline/{PostgresDescriptor.Version}",
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            MaxAutoPrepare = 0,
            Options = null,
            SearchPath = null,
            Timezone = null,
            Timeout = ConnectSeconds,
            CommandTimeout = CommandSeconds,
            IncludeErrorDetail = false,
            LogParameters = false,
            PersistSecurityInfo = false,
        };
        if (!guarded.ShouldSerialize("GSS Encryption Mode")) guarded.GssEncryptionMode = GssEncryptionMode.Disable;
        return guarded;
    }

    // The secret may have been changed since the configuration was read.
    string Current()
    {
        if (ConnectionString.Problem() is null && ConnectionString.Read() is var text && Problem(text) is null) return text;
        throw new SourceFailureException(Outcome.Failed, "connection-string", "the connection string of this source cannot be used any more");
    }

    // What the driver says about a malformed string may repeat it.
    static string? Problem(string text)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(builder.Host)) return "found a connection string that has no Host, expected one with it";
            if (builder.Host.Contains(',', StringComparison.Ordinal))
                return "found a connection string with several hosts, expected one: a source is one server";
            if (string.IsNullOrEmpty(builder.Username)) return "found a connection string that has no Username, expected one with it";
            return string.IsNullOrEmpty(builder.Database) ? "found a connection string that has no Database, expected one with it" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return "found something that is no Npgsql connection string (not shown), expected Host=…;Database=…;Username=…;Password=…";
        }
    }
}
