using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Capabilities.Background;
using Rca.Connectors.Postgres.Capabilities.Changes;
using Rca.Connectors.Postgres.Capabilities.Errors;
using Rca.Connectors.Postgres.Capabilities.Io;
using Rca.Connectors.Postgres.Capabilities.Locking;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Connectors.Postgres.Capabilities.Replicating;
using Rca.Connectors.Postgres.Capabilities.Saturating;
using Rca.Connectors.Postgres.Capabilities.Settings;
using Rca.Connectors.Postgres.Capabilities.Statements;
using Rca.Connectors.Postgres.Capabilities.Vacuuming;
using Rca.Connectors.Postgres.Views;
using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.Postgres;

/// <summary>The connector type <c>postgres</c>: what is full and what waits for what, from a PostgreSQL server's system views.</summary>
public sealed class PostgresConnectorType : IConnectorType
{
    public ConnectorDescriptor Descriptor { get; } = PostgresDescriptor.Of(Capabilities(options: null, TimeProvider.System));

    public IReadOnlyList<ConfigKey> Options => PostgresOptions.Keys;

    public IConnector Create(ConnectorContext context)
    {
        var options = PostgresOptions.Read(context.Source.Options);
        return new PostgresConnector(options, Capabilities(options, context.Clock), context.Source.Limits.NoProgress, context.Clock);
    }

    static IReadOnlyList<ICapability> Capabilities(PostgresOptions? options, TimeProvider clock)
    {
        var baselines = new Baselines(clock);
        return
        [
            new SaturationCapability(clock),
            new LockWaitsCapability(clock),
            new ErrorsCapability(baselines, clock),
            new BackgroundCapability(baselines, clock),
            new IoCapability(baselines, clock),
            new ReplicationCapability(clock),
            new SettingsCapability(clock),
            new ChangeCapability(clock),
            new VacuumCapability(clock),
            new StatementsCapability(options?.Statements ?? false, clock),
            new ViewsCapability(clock, options?.Views ?? []),
        ];
    }
}
