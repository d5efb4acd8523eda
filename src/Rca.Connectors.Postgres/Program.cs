using Rca.Bus;
using Rca.Connectors.Postgres;

return await CollectorHost.RunAsync<PostgresConnectorType>(args);
