using MassTransit;

namespace Rca.Bus.Handling;

/// <summary>What is tried again in place, and for how long, before a message waits elsewhere or goes to the error queue.</summary>
static class Retries
{
    // Anything but an outage is more likely to be the message.
    static readonly TimeSpan[] Otherwise = [.. Milliseconds(100, 500, 2000)];

    // While the bus is away there is nowhere else to wait: 20 minutes, within the 30 that RabbitMQ waits for an acknowledgement.
    static readonly TimeSpan[] Stay = [.. Milliseconds(100, 500, 1000, 2000, 5000), .. Enumerable.Repeat(TimeSpan.FromSeconds(10), 120)];

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="maySetAside">Whether a message that waits for an outage to end is set aside soon, so that it holds up no other.</param>
    public static void UseRetries(this IReceiveEndpointConfigurator endpoint, bool maySetAside)
    {
        endpoint.UseMessageRetry(r =>
        {
            r.Handle<ScrubbedException>(e => e.IsOutage);
            r.Intervals(maySetAside ? Otherwise : Stay);
        });
        endpoint.UseMessageRetry(r =>
        {
            r.Ignore<ScrubbedException>(e => e.IsOutage || e.IsFinal);
            r.Intervals(Otherwise);
        });
    }

    static IEnumerable<TimeSpan> Milliseconds(params int[] values) => values.Select(v => TimeSpan.FromMilliseconds(v));
}
