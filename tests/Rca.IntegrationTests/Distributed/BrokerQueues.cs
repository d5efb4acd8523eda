using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Rca.IntegrationTests.Distributed;

/// <summary>Asks a broker about a queue without declaring it.</summary>
static class BrokerQueues
{
    public static async Task<bool> HasConsumerAsync(Uri broker, string queue, CancellationToken ct, int consumers = 1)
    {
        try
        {
            await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
            return (await channel.QueueDeclarePassiveAsync(queue, ct)).ConsumerCount >= consumers;
        }
        catch (Exception e) when (e is OperationInterruptedException or BrokerUnreachableException)
        {
            return false;
        }
    }
}
