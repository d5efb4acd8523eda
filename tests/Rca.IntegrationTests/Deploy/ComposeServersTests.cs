using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using RabbitMQ.Client;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.IntegrationTests.Deploy;

/// <summary>What docker-compose.yml gives to its broker and its PostgreSQL is taken by real ones, and the commands of its jobs work with it.</summary>
public sealed partial class ComposeServersTests
{
    static readonly string Configuration = KitFiles.InRepository("deploy", "compose", "rca.yaml");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Definitions_are_imported_by_a_real_broker_and_the_owner_declares_the_topology()
    {
        await using var broker = await OwnServer.StartAsync(RabbitMqServer.StartAsync, Ct);
        Assert.SkipWhen(broker.Management is null, "the management API is not known");
        var env = await EnvAsync();
        using var http = new HttpClient { BaseAddress = broker.Management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.Address.UserInfo))));
        using var definitions = new StringContent(Interpolate(Text("configs", "accounts", "content"), env), Encoding.UTF8, "application/json");
        using var imported = await http.PostAsync("/api/definitions", definitions, Ct);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync(Ct));

        var address = At(broker, Interpolate(Text("services", "topology", "environment", "RCA_RABBITMQ"), env));
        var (exit, said, errors) = await RcaProcess.RunAsync(
            ["topology", "--config", Configuration], Ct, new Dictionary<string, string>(StringComparer.Ordinal) { ["RCA_RABBITMQ"] = address.ToString() });
        Assert.True(exit == 0, said + errors);
        foreach (var service in (string[])["intake", "planner", "redactor", "aggregator", "collector-postgres"])
        {
            var factory = new ConnectionFactory { Uri = At(broker, Interpolate(Text("services", service, "environment", "RCA_RABBITMQ"), env)) };
            await using var connection = await factory.CreateConnectionAsync(Ct);
            Assert.True(connection.IsOpen);
        }
    }

    [Fact]
    public async Task Logins_are_made_by_the_script_and_each_does_its_work_and_not_the_owners()
    {
        await using var postgres = await OwnServer.StartAsync(PostgresServer.StartAsync, Ct);
        var database = new NpgsqlConnectionStringBuilder(postgres.ConnectionString(await postgres.CreateDatabaseAsync(Ct)));
        var env = await EnvAsync();
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PGHOST"] = database.Host, ["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture), ["PGPASSWORD"] = database.Password,
            ["POSTGRES_USER"] = database.Username, ["POSTGRES_DB"] = database.Database,
        };
        foreach (var name in (string[])["OWNER_PASSWORD", "PLANNER_PASSWORD", "AGGREGATOR_PASSWORD", "READER_PASSWORD"])
            variables[name] = Interpolate(Text("services", "postgres", "environment", name), env);
        var (exit, said) = await PageCommands.RunAsync([$"sh '{KitFiles.InRepository("deploy", "compose", "10-logins.sh")}'"], KitFiles.Root, variables, Ct);
        Assert.True(exit == 0, said);

        var owner = Of("migrate", "RCA_STORE_OWNER");
        var migrated = await RcaProcess.RunAsync(["store", "migrate", "--config", Configuration], Ct, new Dictionary<string, string>(StringComparer.Ordinal) { ["RCA_STORE_OWNER"] = owner });
        Assert.True(migrated.Exit == 0, migrated.Output + migrated.Errors);
        await ExecuteAsync(owner, await File.ReadAllTextAsync(KitFiles.InRepository("src", "Rca.Storage", "Postgres", "roles.sql"), Ct));

        foreach (var login in (string[])[Of("planner", "RCA_STORE"), Of("aggregator", "RCA_STORE")])
        {
            await ExecuteAsync(login, "select count(*) from rca.plans");
            await RefusedAsync(login, "create table rca.more (n int)");
        }

        await RefusedAsync(Of("planner", "RCA_STORE"), "select count(*) from rca.manifests");
        await ExecuteAsync(Of("collector-postgres", "OWN_DB"), "select count(*) from pg_stat_activity");
        await RefusedAsync(Of("collector-postgres", "OWN_DB"), "select count(*) from rca.plans");

        string Of(string service, string variable) => new NpgsqlConnectionStringBuilder(Interpolate(Text("services", service, "environment", variable), env))
        {
            Host = database.Host, Port = database.Port, Database = database.Database, Pooling = false,
        }.ConnectionString;
    }

    static async Task RefusedAsync(string login, string sql) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(login, sql))).SqlState);

    static async Task ExecuteAsync(string login, string sql)
    {
        await using var source = NpgsqlDataSource.Create(login);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    static Uri At(RabbitMqServer broker, string address) => new UriBuilder(address) { Host = broker.Address.Host, Port = broker.Address.Port }.Uri;

    // As compose does it: a name in braces is its value in .env, two dollar signs are one.
    static string Interpolate(string text, IReadOnlyDictionary<string, string> env) =>
        Name().Replace(text, m => env[m.Groups[1].Value]).Replace("$$", "$", StringComparison.Ordinal);

    static async Task<IReadOnlyDictionary<string, string>> EnvAsync()
    {
        var (exit, said) = await PageCommands.RunAsync(["sh deploy/compose/secrets.sh"], KitFiles.Root, new Dictionary<string, string?>(StringComparer.Ordinal), Ct);
        Assert.True(exit == 0, said);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    }

    static string Text(params ReadOnlySpan<string> path)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(KitFiles.InRepository("docker-compose.yml"));
        yaml.Load(reader);
        var node = yaml.Documents[0].RootNode;
        foreach (var name in path) node = node[name];
        return ((YamlScalarNode)node).Value!;
    }

    [GeneratedRegex(@"\$\{([A-Z_]+)(?::[?-][^}]*)?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
