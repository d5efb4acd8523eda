using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres;

/// <summary>One configured database. Calls queue, so that the server never sees more than one connection of ours.</summary>
sealed class PostgresConnector(PostgresOptions? options, IReadOnlyList<ICapability> capabilities, TimeSpan noProgress, TimeProvider clock)
    : IConnector, IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    readonly Connections _connections = new(clock);

    PostgresOptions Options => options ?? throw new SourceFailureException(Outcome.Failed, "connection-string", "this source's options have errors");

    public ConnectorDescriptor Describe() => PostgresDescriptor.Of(capabilities);

    public async Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await PostgresProbe.RunAsync(Options, _connections, ledger, clock, cancellationToken);
        }
        catch (SourceFailureException e)
        {
            return PostgresProbe.Refused(e, options);
        }
        finally
        {
            _one.Release();
        }
    }

    public async IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var capability = capabilities.FirstOrDefault(c => string.Equals(c.Descriptor.Id, request.Capability, StringComparison.Ordinal))
            ?? throw new SourceFailureException(Outcome.Unsupported, "capability-unknown", "this connector has no capability of that name");
        if (!string.Equals(request.Scope["database"], Options.Database, StringComparison.Ordinal))
            throw new SourceFailureException(Outcome.Refused, "database-not-this-source", "the scope's database is not the one that this source connects to");
        if (capability.Refusal is { } refusal) throw refusal;
        await _one.WaitAsync(cancellationToken);
        try
        {
            var pauses = new Pauses(request.Time, noProgress, clock);
            await using var session = await PostgresSession.OpenAsync(
                Options, _connections, request.Ledger, clock, cancellationToken, pauses, capability.RunsUserCode);
            var items = new WithCost(capability.CollectAsync(session, cancellationToken), () => session.Cost, clock);
            await foreach (var item in items.ReadAsync(cancellationToken)) yield return item;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _connections.Dispose();
        _one.Dispose();
    }
}
