using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Sealing;

namespace Rca.Core.Collecting;

/// <summary>Carries out the commands for the sources of this process, and publishes what was captured, sealed, in parts.</summary>
/// <param name="sources">The sources by name.</param>
/// <param name="budget">What one attempt may yield.</param>
/// <param name="sealer">Seals to the redaction stage.</param>
/// <param name="bus">The way out.</param>
/// <param name="newAttempt">Makes the id of an attempt.</param>
/// <param name="clock">Time.</param>
/// <param name="logger">Log.</param>
public sealed partial class CollectorHandler(
    IReadOnlyDictionary<string, CollectedSource> sources,
    CollectionBudget budget,
    EvidenceSealer sealer,
    IMessagePublisher bus,
    Func<string> newAttempt,
    TimeProvider clock,
    ILogger<CollectorHandler> logger) : IMessageHandler<CollectEvidence>
{
    // A part of this size stays well under the largest message (1 MiB) after encryption and base64.
    const int PartBytes = 384 * 1024;

    readonly AccessProbes _access = new(clock);

    /// <inheritdoc/>
    public async Task HandleAsync(CollectEvidence message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var attempt = newAttempt();
        var (sequence, bytes) = (0, 0);
        var items = new List<CapturedEvidenceItem>();
        AccessProbe? probe = null;
        var closing = Refuse(message) ?? await RunAsync();
        await PublishAsync(closing);
        Log.Collected(logger, message.CommandId, message.Source, message.Capability, closing.Outcome, closing.Items, closing.DurationMs);

        async Task<Closing> RunAsync()
        {
            var (request, timeBudget) = (new CollectRequest(message.Capability, message.Scope, message.Window, new Ledger()), TimeSpan.FromMilliseconds(message.TimeBudgetMs));
            probe = _access.For(sources[message.Source], timeBudget, cancellationToken);
            return await probe.AddToAsync(await new Collection(sources[message.Source].Connector, budget, clock).RunAsync(request, timeBudget, KeepAsync, cancellationToken));
        }

        async Task KeepAsync(CapturedEvidenceItem item, int size)
        {
            probe?.Start();
            if (items.Count > 0 && bytes + size > PartBytes) await PublishAsync(null);
            items.Add(item);
            bytes += size;
        }

        async Task PublishAsync(Closing? last)
        {
            var part = sealer.Seal(new CapturedPart(message, attempt, sequence, [.. items], last));
            await bus.PublishAsync(part, Identity.MessageId("captured", message.CommandId, attempt, $"{sequence}"), cancellationToken);
            (sequence, bytes) = (sequence + 1, 0);
            items.Clear();
        }
    }

    Closing? Refuse(CollectEvidence command)
    {
        if (!sources.TryGetValue(command.Source, out var source))
            return Refused("source-unknown", "this collector has no source of that name in its configuration");
        if (source.Connector.Describe().Find(command.Capability) is not { } capability)
            return new Closing(Outcome.Unsupported, 0, 0, [], "capability-unknown", "this connector has no such capability");
        return ScopeRules.Check(source.Configuration, capability, command.Scope) is { } refusal ? Refused(refusal.Reason, refusal.Detail) : null;
    }

    static Closing Refused(string reason, string detail) => new(Outcome.Refused, 0, 0, [], reason, detail);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "collected {Command} from {Source}: {Capability} {Outcome}, {Items} items in {DurationMs} ms")]
        public static partial void Collected(ILogger logger, string command, string source, string capability, Outcome outcome, int items, long durationMs);
    }
}
