using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Storage;

/// <summary><c>rca store</c> as an operator runs it.</summary>
public sealed class StoreCommandTests(SharedPostgres shared)
{
    const string Unknown = "inc-00000000000000000000000000000000";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_makes_the_schema_once_and_hold_knows_what_is_there()
    {
        var server = await shared.GetAsync(Ct);
        var connection = server.ConnectionString(await server.CreateDatabaseAsync(Ct));
        var (exit, output, errors) = await RunAsync(connection, "migrate");
        Assert.Equal((0, "made version 1 of the schema\n"), (exit, output + errors));
        Assert.Equal(0, (await RunAsync(connection, "migrate")).Exit);
        Assert.StartsWith("nothing to do", (await RunAsync(connection, "migrate")).Output, StringComparison.Ordinal);
        Assert.Equal((2, "the store has no such incident, or it is deleted already\n"), Said(await RunAsync(connection, "hold", Unknown)));
        Assert.Equal((2, "the store has no such incident, or it is deleted already\n"), Said(await RunAsync(connection, "release", Unknown)));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Password=planted-Qx7;Timeout=2", "nothing answers there")]
    [InlineData("planted-Qx7", "that is no connection string")]
    public async Task Store_that_cannot_be_used_is_told_without_its_secret(string connection, string expected)
    {
        var (exit, _, errors) = await RunAsync(connection, "migrate");
        Assert.Equal(2, exit);
        Assert.Contains($"store.migration: {expected}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Qx7", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_that_is_not_there_is_named_as_what_is_missing()
    {
        var server = await shared.GetAsync(Ct);
        var (exit, _, errors) = await RunAsync(server.ConnectionString("no_such_database"), "migrate");
        Assert.Equal(2, exit);
        Assert.Contains("the server has no such database", errors, StringComparison.Ordinal);
    }

    static (int Exit, string Errors) Said((int Exit, string Output, string Errors) run) => (run.Exit, run.Errors);

    static async Task<(int Exit, string Output, string Errors)> RunAsync(string connection, params string[] command)
    {
        using var scratch = new Scratch();
        var config = scratch.Write("rca.yaml", "store: { postgres: \"${env:RCA_STORE}\", migration: \"${env:RCA_STORE}\" }");
        return await RcaProcess.RunAsync(["store", .. command, "--config", config], Ct, new Dictionary<string, string>(StringComparer.Ordinal) { ["RCA_STORE"] = connection });
    }
}
