namespace Rca.Pipeline.Demo;

public sealed record ThrowawayPostgresOptions
{
    /// <summary>Small on purpose: a demo fills it with thirty connections instead of three hundred.</summary>
    public int MaxConnections { get; init; } = 30;

    /// <summary>Where the binaries are; found where it is null.</summary>
    public string? BinaryFolder { get; init; }

    /// <summary>Installs PostgreSQL where it is missing and the system lets us.</summary>
    public bool Install { get; init; }

    /// <summary>Further server settings, as in postgresql.conf.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
