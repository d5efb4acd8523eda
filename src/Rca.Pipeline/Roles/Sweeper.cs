namespace Rca.Pipeline.Roles;

/// <summary>Finishes again and again what a row says is still to do. A fault of the store or the bus is logged by its type, and the next round tries again.</summary>
sealed partial class Sweeper(string work, TimeSpan interval, Func<CancellationToken, Task> sweep, TimeProvider clock, ILogger<Sweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sweep(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, work, e.GetType().Name);
            }

            await Task.Delay(interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Work} failed with {Fault}; it is tried again")]
        public static partial void Failed(ILogger logger, string work, string fault);
    }
}
