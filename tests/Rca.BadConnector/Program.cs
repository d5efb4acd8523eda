using Rca.BadConnector;
using Rca.Bus;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;

if (args is not ["all", "--config", var config]) return await CollectorHost.RunAsync<BadConnectorType>(args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return await AllCommand.RunAsync(PipelineConfiguration.Load(config, BadConnectorType.AmongOthers(new BadConnectorType())), stop.Token);
