using Rca.Bus;
using Rca.Connectors.Postgres;

return await CollectorHost.RunAsync(args, new PostgresConnectorType(), Console.Error);
