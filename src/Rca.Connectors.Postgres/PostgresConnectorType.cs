using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Views;
using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.Postgres;

/// <summary>The connector type <c>postgres</c>: what is full and what waits for what, from a PostgreSQL server's system views.</summary>
public sealed class PostgresConnectorType : IConnectorType
{
    public ConnectorDescriptor Descriptor { get; } = PostgresDescriptor.Of(Capabilities(TimeProvider.System, []));

    public IReadOnlyList<ConfigKey> Options => PostgresOptions.Keys;

    public IConnector Create(ConnectorContext context)
    {
        var options = PostgresOptions.Read(context.Source.Options);
        return new PostgresConnector(options, Capabilities(context.Clock, options?.Views ?? []), context.Clock);
    }

    static IReadOnlyList<ICapability> Capabilities(TimeProvider clock, IReadOnlyList<AllowedView> views) =>
        [new SaturationCapability(clock), new LockWaitsCapability(clock), new ViewsCapability(clock, views)];
}
