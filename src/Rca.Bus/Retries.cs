using MassTransit;

namespace Rca.Bus;

/// <summary>What is tried again, and for how long, before a message goes to the error queue.</summary>
static class Retries
{
    // While the store or the broker is away, the work waits for it unacknowledged: 20 minutes, within the 30 that RabbitMQ waits for an acknowledgement.
    static readonly TimeSpan[] Outage = [.. Milliseconds(100, 500, 1000, 2000, 5000), .. Enumerable.Repeat(TimeSpan.FromSeconds(10), 120)];

    // Anything else is more likely to be the message.
    static readonly TimeSpan[] Otherwise = [.. Milliseconds(100, 500, 2000)];

    public static void UseRetries(this IReceiveEndpointConfigurator endpoint)
    {
        endpoint.UseMessageRetry(r =>
        {
            r.Handle<ScrubbedException>(e => e.IsOutage);
            r.Intervals(Outage);
        });
        endpoint.UseMessageRetry(r =>
        {
            r.Ignore<ScrubbedException>(e => e.IsOutage);
            r.Intervals(Otherwise);
        });
    }

    static IEnumerable<TimeSpan> Milliseconds(params int[] values) => values.Select(v => TimeSpan.FromMilliseconds(v));
}
