// Takes ManifestSealed from the bus, fetches the manifest, verifies it, and prints what changed and what is missing.
// What does not verify is named and never printed as true.
using System.Runtime.InteropServices;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Rca.Core.Manifests;
using Rca.Core.Signing;

const string Queue = "workflow";
const string Sealed = "rca.manifest-sealed.v1";
const int Remembered = 10_000;

using var reader = new ManifestReader(new Uri(Setting("RCA_URL")), Setting("RCA_READ_TOKEN"), SigningPublicKey.FromPem(File.ReadAllText(Setting("RCA_TRUSTED_KEY"))));
// At least once is what the bus promises: what came before is known by its root. After a restart it is read again, which does no harm.
var known = new HashSet<string>(StringComparer.Ordinal);

await using var connection = await new ConnectionFactory { Uri = new Uri(Setting("RCA_RABBITMQ")), AutomaticRecoveryEnabled = true }.CreateConnectionAsync();
await using var channel = await connection.CreateChannelAsync();
await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
await channel.QueueBindAsync(Queue, Sealed, "");
await channel.BasicQosAsync(0, prefetchCount: 1, global: false);
var consumer = new AsyncEventingBasicConsumer(channel);
consumer.ReceivedAsync += async (_, message) =>
{
    try
    {
        await HandleAsync(Announcement.Read(message.Body.Span));
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
    }
    catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
    {
        Console.WriteLine("the service does not answer: trying again");
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
    }
};
await channel.BasicConsumeAsync(Queue, autoAck: false, consumer);
Console.WriteLine("waiting for manifests");

var end = new TaskCompletionSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; end.TrySetResult(); });
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => { signal.Cancel = true; end.TrySetResult(); });
await end.Task;

async Task HandleAsync(Announcement? announcement)
{
    if (announcement is null)
    {
        Console.WriteLine("not an announcement: dropped");
        return;
    }

    var id = announcement.IncidentId;
    if (known.Contains(announcement.Root))
    {
        Console.WriteLine($"{id} revision {announcement.Revision}: read already");
        return;
    }

    switch (await reader.ReadAsync(id))
    {
        case null:
            Console.WriteLine($"{id}: there is no manifest");
            break;
        case { IsVerified: true, Manifest: { } manifest }:
            if (known.Count >= Remembered) known.Clear();
            known.Add(manifest.Root);
            Print(manifest);
            break;
        case var refused:
            // Its content is nobody's word: the kinds of fault are ours.
            Console.WriteLine($"{id}: NOT VERIFIED, its content is not shown: {string.Join(", ", refused.Faults.Select(f => f.Kind).Distinct())}");
            break;
    }
}

static void Print(Manifest manifest)
{
    var header = manifest.Payload.Header;
    Console.WriteLine($"{header.IncidentId}: verified, {header.Completeness.Complete} of {header.Completeness.Planned} items complete");
    foreach (var change in (header.Timeline?.Points ?? []).Where(p => TimelineBuilder.IsChange(p.What)))
        Console.WriteLine($"  change {change.Earliest:u} {change.What} in {change.Source} (evidence {change.Sha256[..12]})");
    foreach (var gap in header.Gaps) Console.WriteLine($"  gap {gap.Source} {gap.Capability}: {gap.Outcome}{(gap.Detail is null ? "" : $": {gap.Detail}")}");
    if (header.Gaps.Count == 0) Console.WriteLine("  no gaps");
}

static string Setting(string name)
{
    if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value) return value;
    Console.Error.WriteLine($"{name} is not set: RCA_RABBITMQ (amqp://), RCA_URL, RCA_READ_TOKEN and RCA_TRUSTED_KEY (a file) are needed");
    Environment.Exit(2);
    return "";
}
