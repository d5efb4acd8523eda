using System.Globalization;
using MassTransit;

namespace Rca.Bus.Handling;

/// <summary>What the broker says of one delivery.</summary>
/// <param name="Redeliveries">How often it was delivered before and came back, because whoever had it died, or gave it back.</param>
/// <param name="SentAt">When it was published, to the second, by the clock of whoever did; null where nobody said.</param>
/// <param name="Parent">The trace that it belongs to.</param>
/// <param name="MessageId">The id that it was published under.</param>
sealed record Delivery(long Redeliveries, DateTimeOffset? SentAt, string? Parent, string? MessageId)
{
    /// <summary>A message that kills its consumer must not kill it for ever: what has come back more often is not handled again.</summary>
    public const int MostRedeliveries = 3;

    const string Count = "x-delivery-count";

    public static Delivery Of(ReceiveContext context)
    {
        if (!context.TryGetPayload(out RabbitMqBasicConsumeContext? delivered))
            return new Delivery(0, null, Tracing.Parent(context.TransportHeaders), null);
        var properties = delivered.Properties;
        var count = properties.Headers is { } headers && headers.TryGetValue(Count, out var value) ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
        return new Delivery(
            count, properties.IsTimestampPresent() ? DateTimeOffset.FromUnixTimeSeconds(properties.Timestamp.UnixTime) : null, Tracing.Parent(properties.Headers), properties.MessageId);
    }
}
