using Rca.Core.Sealing;

namespace Rca.Core.Configuration;

/// <summary>Where collectors of processes of their own remember, and with which keys they seal it.</summary>
/// <param name="Postgres">The connection string of the state's own role.</param>
/// <param name="Keys">The keys; the first one seals.</param>
public sealed record SourceStateConfiguration(SecretReference Postgres, StateKeys Keys)
{
    /// <summary>Reads the section <c>sourceState</c>. Null when it is absent, or after reporting its problems.</summary>
    public static SourceStateConfiguration? Read(ConfigSection root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!root.Has("sourceState")) return null;
        var section = root.Section("sourceState");
        var postgres = section.Secret("postgres");
        if (!section.Has("postgres")) section.Report("postgres", "missing, expected ${env:NAME} or ${file:PATH} of the connection string of the role rca_state");
        if (!section.Has("key")) section.Report("key", "missing, expected ${file:PATH} of 32 random bytes or more in base64, such as 'openssl rand -base64 32' makes");
        var (key, previous) = (Key(section, "key"), Key(section, "previousKey"));
        section.RefuseUnknownKeys();
        return postgres is null || key is null || postgres.Problem() is not null ? null : new(postgres, previous is null ? new StateKeys(key) : new StateKeys(key, previous));
    }

    static byte[]? Key(ConfigSection section, string name)
    {
        if (section.Secret(name) is not { } secret || secret.Problem() is not null) return null;
        try
        {
            if (Convert.FromBase64String(secret.Read()) is { Length: >= StateKeys.MinimumBytes } key) return key;
        }
        catch (FormatException)
        {
            // Reported below without its text.
        }

        section.Report(name, "what the reference holds is no key, expected 32 random bytes or more in base64, such as 'openssl rand -base64 32' makes");
        return null;
    }
}
