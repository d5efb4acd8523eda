using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres;

/// <summary>One configured database, and the one connection to it that its collections take turns on.</summary>
sealed class PostgresConnector(PostgresOptions? options, IReadOnlyList<ICapability> capabilities, TimeSpan noProgress, TimeProvider clock)
    : IConnector, IDisposable
{
    readonly Connections _connections = new(clock);

    PostgresOptions Options => options ?? throw new SourceFailureException(Outcome.Failed, "connection-string", "this source's options have errors");

    public ConnectorDescriptor Describe() => PostgresDescriptor.Of(capabilities);

    public async Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresProbe.RunAsync(Options, _connections, ledger, clock, cancellationToken);
        }
        catch (SourceFailureException e)
        {
            return PostgresProbe.Refused(e, options);
        }
    }

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var capability = capabilities.FirstOrDefault(c => string.Equals(c.Descriptor.Id, request.Capability, StringComparison.Ordinal))
            ?? throw new SourceFailureException(Outcome.Unsupported, "capability-unknown", "this connector has no capability of that name");
        if (!string.Equals(request.Scope["database"], Options.Database, StringComparison.Ordinal))
            throw new SourceFailureException(Outcome.Refused, "database-not-this-source", "the scope's database is not the one that this source connects to");
        if (capability.Refusal is { } refusal) throw refusal;
        var pauses = new Pauses(request.Time, noProgress, clock);
        await using var session = await PostgresSession.OpenAsync(
            Options, _connections, request.Ledger, clock, cancellationToken, pauses, capability.RunsUserCode);
        var items = new WithCost(capability.CollectAsync(session, cancellationToken), () => session.Cost, clock);
        await foreach (var item in items.ReadAsync(cancellationToken)) yield return item;
    }

    public void Dispose() => _connections.Dispose();
}
