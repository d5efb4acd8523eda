using Rca.Core.Configuration.Shape;
using Rca.Core.Sealing;

namespace Rca.Core.Configuration;

/// <summary>Where collectors of processes of their own remember, and with which keys they seal it.</summary>
/// <param name="Postgres">The connection string of the state's own role.</param>
/// <param name="Keys">The keys; the first one seals.</param>
public sealed record SourceStateConfiguration(SecretReference Postgres, StateKeys Keys)
{
    static readonly SecretKey Connection = new("postgres", "The connection string of the role rca_state, for collectors that remember.") { IsRequired = true };
    static readonly SecretKey Sealing = new("key", "32 random bytes or more in base64; what is remembered is sealed with it.") { IsRequired = true };
    static readonly SecretKey Previous = new("previousKey", "The key before; it still opens.");

    /// <summary>The keys of <c>sourceState</c>.</summary>
    public static IReadOnlyList<ConfigKey> SectionKeys { get; } = [Connection, Sealing, Previous];

    /// <summary>Reads the section <c>sourceState</c>. Null when it is absent, or after reporting its problems.</summary>
    public static SourceStateConfiguration? Read(ConfigSection root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!root.Has("sourceState")) return null;
        var section = root.Section("sourceState");
        var postgres = Connection.Read(section);
        if (!section.Has(Connection.Name)) section.ReportMissing(Connection.Name, "${env:NAME} or ${file:PATH} of the connection string of the role rca_state");
        if (!section.Has(Sealing.Name)) section.ReportMissing(Sealing.Name, "${file:PATH} of 32 random bytes or more in base64, such as 'openssl rand -base64 32' makes");
        var (key, previous) = (Key(section, Sealing), Key(section, Previous));
        section.RefuseUnknownKeys();
        return postgres is null || key is null || postgres.Problem() is not null ? null : new(postgres, previous is null ? new StateKeys(key) : new StateKeys(key, previous));
    }

    static byte[]? Key(ConfigSection section, SecretKey form)
    {
        if (form.Read(section) is not { } secret || secret.Problem() is not null) return null;
        try
        {
            if (Convert.FromBase64String(secret.Read()) is { Length: >= StateKeys.MinimumBytes } key) return key;
        }
        catch (FormatException)
        {
            // Reported below without its text.
        }

        section.Report(form.Name, "found something else behind the reference (not shown), expected 32 random bytes or more in base64, such as 'openssl rand -base64 32' makes");
        return null;
    }
}
