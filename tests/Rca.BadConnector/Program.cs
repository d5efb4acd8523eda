using Rca.BadConnector;
using Rca.Bus;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;

var type = new BadConnectorType(Environment.GetEnvironmentVariable(BadConnectorType.Variable));
if (args is not ["all", "--config", var config]) return await CollectorHost.RunAsync(args, type, Console.Error);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return await AllCommand.RunAsync(PipelineConfiguration.Load(config, BadConnectorType.AmongOthers(type)), stop.Token);
