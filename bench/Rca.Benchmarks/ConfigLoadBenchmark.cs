using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Rca.Pipeline.Hosting;

namespace Rca.Benchmarks;

/// <summary>From the file to sources that are ready to be asked: 200 sources, each with options, scopes and a route of its own.</summary>
[InProcess]
[MemoryDiagnoser]
public class ConfigLoadBenchmark
{
    const int Sources = 200;
    const string Variable = "RCA_BENCH_CONNECTION";
    string _path = "";

    [GlobalSetup]
    public void Write()
    {
        Environment.SetEnvironmentVariable(Variable, "Host=db.example;Database=orders;Username=rca_reader");
        _path = Path.Combine(Directory.CreateTempSubdirectory("rca-bench-").FullName, "rca.yaml");
        var (sources, routes) = (new StringBuilder("sources:\n"), new StringBuilder("routes:\n"));
        for (var i = 0; i < Sources; i++)
        {
            var (name, connector, capability, scope, options) = (i % 3) switch
            {
                0 => ($"db-{i}", "postgres", "postgres.lock-waits", "database: orders", $"connectionString: ${{env:{Variable}}}"),
                1 => ($"cluster-{i}", "kubernetes", "kubernetes.events", "namespace: shop", "address: http://127.0.0.1:8001"),
                _ => ($"code-{i}", "github", "github.commits", "repository: acme/checkout", "baseAddress: http://127.0.0.1:8002/"),
            };
            sources.Append(CultureInfo.InvariantCulture, $"""
                  - name: {name}
                    connector: {connector}
                    allowedScopes:
                      - {scope}
                    allowedIdentifiers: [checkout-*, team-{i}-*]
                    options:
                      {options}

                """);
            routes.Append(CultureInfo.InvariantCulture, $"""
                  - match:
                      severity: critical
                      team: team-{i}
                    collect:
                      - source: {name}
                        capabilities: [{capability}]
                        scope:
                          {scope}

                """);
        }

        File.WriteAllText(_path, sources.Append(routes).ToString());
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Benchmark]
    public int Load() => PipelineConfiguration.Load(_path).FinishWithSources().Count;
}
