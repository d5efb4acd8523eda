using Npgsql;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;

namespace Rca.Connectors.Postgres;

/// <summary>The options of a source of this type.</summary>
sealed record PostgresOptions(SecretReference ConnectionString)
{
    const int ConnectSeconds = 5;
    const int CommandSeconds = 5;

    /// <summary>Reports every problem to the section. Null when the connection string cannot be used; its text is never shown.</summary>
    public static PostgresOptions? Read(ConfigSection section)
    {
        const string Key = "connectionString";
        var secret = section.Secret(Key);
        if (secret is null)
        {
            if (!section.Has(Key)) section.Report(Key, "missing, expected ${env:NAME} or ${file:PATH} of an Npgsql connection string");
        }
        else if (secret.Problem() is null && Problem(secret.Read()) is { } problem)
        {
            section.Report(Key, problem);
        }
        section.RefuseUnknownKeys();
        return secret is null ? null : new PostgresOptions(secret);
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
            if (string.IsNullOrEmpty(builder.Host)) return "the connection string has no Host";
            if (builder.Host.Contains(',', StringComparison.Ordinal)) return "the connection string has several hosts, expected one: a source is one server";
            if (string.IsNullOrEmpty(builder.Username)) return "the connection string has no Username";
            return string.IsNullOrEmpty(builder.Database) ? "the connection string has no Database" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return "found something that is no Npgsql connection string (not shown), expected Host=…;Database=…;Username=…;Password=…";
        }
    }
}
