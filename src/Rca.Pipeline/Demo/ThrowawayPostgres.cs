using Npgsql;

namespace Rca.Pipeline.Demo;

/// <summary>The demo's PostgreSQL: a cluster of its own with the role that a DBA would grant to the connector.</summary>
public sealed class ThrowawayPostgres : IAsyncDisposable
{
    public const string Reader = "rca_reader";
    public const int ReaderConnectionLimit = 2;

    readonly ThrowawayPostgresCluster _cluster;

    ThrowawayPostgres(ThrowawayPostgresCluster cluster, string readerPassword) => (_cluster, ReaderPassword) = (cluster, readerPassword);

    public int Port => _cluster.Port;

    public string ReaderPassword { get; }

    public string AdminConnectionString(string database = "postgres") => _cluster.ConnectionString(database);

    public string ReaderConnectionString(string database) => _cluster.ConnectionString(database, Reader, ReaderPassword);

    public string ConnectionString(string database, string user, string password) => _cluster.ConnectionString(database, user, password);

    public static async Task<ThrowawayPostgresStart> StartAsync(ThrowawayPostgresOptions options, TimeProvider time, CancellationToken ct)
    {
        try
        {
            return await InstallAndStartAsync(options, time, ct);
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or UnauthorizedAccessException
            or System.ComponentModel.Win32Exception or NpgsqlException)
        {
            return new ThrowawayPostgresStart(null, $"A throwaway PostgreSQL could not be started: {problem.Message}", ThrowawayPostgresInstaller.Remedy);
        }
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    static async Task<ThrowawayPostgresStart> InstallAndStartAsync(ThrowawayPostgresOptions options, TimeProvider time, CancellationToken ct)
    {
        var binaries = ThrowawayPostgresBinaries.Locate(options.BinaryFolder);
        if (binaries is null && options.Install && ThrowawayPostgresInstaller.IsPossible)
        {
            await ThrowawayPostgresInstaller.InstallAsync(ct);
            binaries = ThrowawayPostgresBinaries.Locate();
        }
        if (binaries is null)
        {
            return new ThrowawayPostgresStart(
                null, "PostgreSQL is not installed: no initdb, postgres and pg_ctl in /usr/lib/postgresql/*/bin or PATH.", ThrowawayPostgresInstaller.Remedy);
        }
        var cluster = await ThrowawayPostgresCluster.StartAsync(binaries, options, time, ct);
        try
        {
            var password = ThrowawayPostgresCluster.RandomPassword();
            await CreateReaderAsync(cluster, password, ct);
            return new ThrowawayPostgresStart(new ThrowawayPostgres(cluster, password), null, null);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    // A role statement takes no parameters; the password is hexadecimal digits of our own making.
    static async Task CreateReaderAsync(ThrowawayPostgresCluster cluster, string password, CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(cluster.ConnectionString());
        await admin.OpenAsync(ct);
        await using var create = new NpgsqlCommand(
            $"CREATE ROLE {Reader} LOGIN CONNECTION LIMIT {ReaderConnectionLimit} PASSWORD '{password}'; GRANT pg_read_all_stats TO {Reader}", admin);
        await create.ExecuteNonQueryAsync(ct);
    }
}
