using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.GitHub;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

/// <summary>A configured source at an address, and one collection from it as the wrapper would run it.</summary>
static class GitHubSource
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static Window Window { get; } = new(Now.AddHours(-2), Now);

    public static IConnector Connector(string baseAddress, string? token = null, string repository = "acme/checkout", ISourceState? state = null, TimeProvider? clock = null, string more = "")
    {
        var options = ConfigurationFile.Parse("rca.yaml", $"baseAddress: {baseAddress}\n" + (token is null ? "" : $"token: {token}\n") + more);
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = repository };
        var source = new SourceConfiguration("acme-code", "github", [scope], [], options);
        var connector = new GitHubConnectorType().Create(new(source, clock ?? new FakeTimeProvider(Now), state ?? NoSourceState.Instance));
        Assert.Empty(options.Errors);
        return connector;
    }

    public static Task<Collected> CollectAsync(
        string baseAddress, string capability, (string Key, string Value)[]? scope = null, Window? window = null, CancellationToken? cancellationToken = null) =>
        CollectAsync(Connector(baseAddress), capability, scope, window, cancellationToken);

    public static async Task<Collected> CollectAsync(
        IConnector connector, string capability, (string Key, string Value)[]? scope = null, Window? window = null, CancellationToken? cancellationToken = null)
    {
        var ledger = new Ledger();
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = "acme/checkout" };
        foreach (var (key, value) in scope ?? []) values[key] = value;
        var request = new CollectRequest(capability, values, window ?? Window, ledger);
        var items = new List<CapturedItem>();
        try
        {
            await foreach (var item in connector.CollectAsync(request, cancellationToken ?? TestContext.Current.CancellationToken)) items.Add(item);
            return new Collected(items, null, ledger.Entries);
        }
        catch (SourceFailureException e)
        {
            return new Collected(items, e, ledger.Entries);
        }
    }
}
