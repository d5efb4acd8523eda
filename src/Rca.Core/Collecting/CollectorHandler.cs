using Microsoft.Extensions.Logging;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Sealing;

namespace Rca.Core.Collecting;

/// <summary>Carries out the commands for the sources of this process, and publishes what was captured, sealed, in parts.</summary>
/// <param name="sources">The sources by name.</param>
/// <param name="sealer">Seals to the redaction stage.</param>
/// <param name="bus">The way out.</param>
/// <param name="newAttempt">Makes the id of an attempt.</param>
/// <param name="clock">Time.</param>
/// <param name="logger">Log.</param>
/// <param name="random">Makes the jitter of waits: numbers from 0 to below 1.</param>
public sealed partial class CollectorHandler(
    IReadOnlyDictionary<string, CollectedSource> sources,
    EvidenceSealer sealer,
    IMessagePublisher bus,
    Func<string> newAttempt,
    TimeProvider clock,
    ILogger<CollectorHandler> logger,
    Func<double> random) : IMessageHandler<CollectEvidence>
{
    // A part of this size stays well under the largest message (1 MiB) after encryption and base64.
    const int PartBytes = 384 * 1024;

    // What an item has beside its fields: kind, times and the names of its members.
    const int ItemOverhead = 256;

    readonly AccessProbes _access = new(clock);
    readonly Dictionary<string, Collection> _collections = sources.ToDictionary(
        s => s.Key, s => Collection.Of(s.Value, s.Value.Connector.Describe().Budgets, clock, random), StringComparer.Ordinal);

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
            probe = _access.For(sources[message.Source], TimeSpan.FromMilliseconds(message.TimeBudgetMs), cancellationToken);
            return await probe.AddToAsync(await _collections[message.Source].RunAsync(message, KeepAsync, cancellationToken));
        }

        async Task KeepAsync(CapturedEvidenceItem item, int size)
        {
            probe?.Start();
            if (items.Count > 0 && bytes + size + ItemOverhead > PartBytes) await PublishAsync(null);
            items.Add(item);
            bytes += size + ItemOverhead;
        }

        async Task PublishAsync(Closing? last)
        {
            await SendAsync(new CapturedPart(message, attempt, sequence, [.. items], last), cancellationToken);
            (sequence, bytes) = (sequence + 1, 0);
            items.Clear();
        }
    }

    /// <inheritdoc/>
    public Task GiveUpAsync(CollectEvidence message, CancellationToken cancellationToken) =>
        SendAsync(new CapturedPart(message, GivenUp.Attempt(), 0, [], GivenUp.By("collector")), cancellationToken);

    Task SendAsync(CapturedPart part, CancellationToken cancellationToken) => bus.PublishAsync(
        sealer.Seal(part), Identity.MessageId("captured", part.Command.CommandId, part.Attempt, $"{part.Sequence}"), cancellationToken);

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
