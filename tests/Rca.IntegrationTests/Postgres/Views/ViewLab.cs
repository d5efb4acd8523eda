using System.Text.Json;
using Npgsql;
using Rca.Connectors.Postgres;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres.Views;

/// <summary>A database with persons in it, a role that owns views over them, and a schema in which an attacker makes views.</summary>
sealed class ViewLab : IAsyncDisposable
{
    public const string Planted = "PLANTED";

    const string Prelude = """
        CREATE ROLE {owner} NOLOGIN;
        CREATE SCHEMA shop;
        CREATE SCHEMA rca_evidence;
        GRANT USAGE ON SCHEMA shop, rca_evidence TO {owner}, {role};
        CREATE TABLE shop.person (id int PRIMARY KEY, email text NOT NULL, amount numeric NOT NULL, region int NOT NULL, at timestamptz NOT NULL, active boolean);
        INSERT INTO shop.person
        SELECT i, 'PLANTED-' || i || '@example.com', i * 1.5, i % 3, timestamptz '2026-01-01 00:00:00+00' + i * interval '1 hour', i % 2 = 0 FROM generate_series(1, 300) i;
        CREATE TABLE shop.mark (n int);
        CREATE TABLE shop.mark_once (n int NOT NULL);
        INSERT INTO shop.mark_once VALUES (1);
        CREATE FUNCTION rca_evidence.mark() RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN COPY (SELECT 1) TO PROGRAM 'cat > {mark}'; RETURN 1; END $$;
        """;

    readonly PostgresServer _server;
    readonly string _mark = $"mark_{Guid.NewGuid():n}";
    int _victim;

    ViewLab(PostgresServer server, Lab lab) => (_server, Lab) = (server, lab);

    public Lab Lab { get; }

    public string Owner => $"o{Lab.Role[1..]}";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ViewLab> CreateAsync(PostgresServer server)
    {
        var lab = new ViewLab(server, await Lab.CreateAsync(server));
        lab._victim = (await lab.Lab.OpenAsync()).ProcessID;
        await lab.RunAsync(Prelude);
        return lab;
    }

    /// <summary>Runs SQL as a superuser, and gives what it made in the schema of the attacker to the owner of views.</summary>
    public async Task MakeAsync(string sql, bool keepsOwner = false)
    {
        await RunAsync(sql);
        await RunAsync("GRANT SELECT ON ALL TABLES IN SCHEMA shop TO {owner}; GRANT SELECT ON ALL TABLES IN SCHEMA rca_evidence TO {owner}, {role}");
        if (keepsOwner) return;
        await RunAsync("""
            DO $do$
            DECLARE made regclass;
            BEGIN
              FOR made IN SELECT oid FROM pg_class WHERE relnamespace = 'rca_evidence'::regnamespace AND relkind = 'v' LOOP
                EXECUTE format('ALTER VIEW %s OWNER TO {owner}', made);
              END LOOP;
            END $do$
            """);
    }

    public Task<object?> RunAsync(string sql) => Lab.AdminAsync(Fill(sql));

    public string Fill(string sql)
    {
        var own = new NpgsqlConnectionStringBuilder(_server.ConnectionString(Lab.Database));
        return sql
            .Replace("{conn}", $"host={own.Host} port={own.Port} dbname={Lab.Database} user={own.Username} password={own.Password ?? "none"}", StringComparison.Ordinal)
            .Replace("{owner}", Owner, StringComparison.Ordinal).Replace("{role}", Lab.Role, StringComparison.Ordinal).Replace("{mark}", _mark, StringComparison.Ordinal)
            .Replace("{victim}", _victim.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{columns}", string.Join(", ", Enumerable.Range(1, 40).Select(i => $"max(id) AS c{i}")), StringComparison.Ordinal);
    }

    public async Task<bool> IsTrueAsync(string question) => await RunAsync(question) is true;

    /// <summary>Whether what rca_evidence.mark() does has been done.</summary>
    public Task<bool> IsMarkedAsync() => IsTrueAsync("SELECT (pg_stat_file('{mark}', true)).size IS NOT NULL");

    public Task<List<ViewEvidence>> CollectAsync(Ledger ledger, string[]? views = null, string[]? migrations = null)
    {
        Lab.Options = $"views: [{string.Join(", ", views ?? [])}]\nmigrationViews: [{string.Join(", ", migrations ?? [])}]";
        return Lab.CollectAsync<ViewEvidence>("postgres.views", ledger);
    }

    public async Task<ViewEvidence> CollectOneAsync(string view, bool isMigration = false, Ledger? ledger = null) =>
        Assert.Single(await CollectAsync(ledger ?? new Ledger(), isMigration ? [] : [view], isMigration ? [view] : []));

    /// <summary>A session of the connector's own, for a test that steps between its statements.</summary>
    public async Task<PostgresSession> OpenSessionAsync() =>
        await PostgresSession.OpenAsync(PostgresOptions.Read(Lab.Configuration().Options)!, new Connections(TimeProvider.System), new Ledger(), TimeProvider.System, Ct);

    /// <summary>Everything that leaves: the evidence as it is written, and the ledger.</summary>
    public static string Written(ViewEvidence evidence, Ledger ledger) =>
        JsonSerializer.Serialize(EvidenceKind.Write(evidence)) + JsonSerializer.Serialize(ledger.Entries, WireJson.Options);

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
