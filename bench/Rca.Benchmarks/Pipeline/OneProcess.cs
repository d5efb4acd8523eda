using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Rca.Pipeline.Hosting;
using Rca.Testing;

namespace Rca.Benchmarks.Pipeline;

/// <summary><c>rca all</c>: everything in one process, with its own bus and store.</summary>
sealed class OneProcess : IPipeline, IAsyncDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-bench-");
    readonly int _port = LoopbackPorts.Take();
    ProgramProcess _process = null!;

    public Uri Intake => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    public string ReportToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static async Task<OneProcess> StartAsync(Load load, CancellationToken ct)
    {
        var one = new OneProcess();
        var config = Path.Combine(one._folder.FullName, "rca.yaml");
        await File.WriteAllTextAsync(config, RolesConfiguration.For(load, one._port, role: null), ct);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["RCA_REPORT_TOKEN"] = one.ReportToken, ["RCA_READ_TOKEN"] = "read-" + one.ReportToken };
        one._process = ProgramProcess.Start("Rca.BadConnector", "Rca.BadConnector", ["all", "--config", config], one._folder.FullName, environment, TimeProvider.System);
        await Door.UntilReadyAsync(one.Intake, () => one._process.Said, ct);
        return one;
    }

    public async Task<long> ManifestsAsync(CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "state", StoreConfiguration.FileName)};Mode=ReadOnly");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from manifests";
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
