using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Manifests;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Redaction;
using Rca.Redaction;

namespace Rca.Pipeline.Roles;

/// <summary>Opens what was captured, redacts it by its own catalogues, signs and publishes it. What cannot be redacted is withheld.</summary>
sealed partial class RedactorHandler(
    EvidenceOpener opener,
    MessageSigner signer,
    RedactionEngine engine,
    Catalogues catalogues,
    IReadOnlyDictionary<string, SourceConfiguration> sources,
    IMessagePublisher bus,
    ILogger<RedactorHandler> logger) : IMessageHandler<CapturedEvidence>
{
    readonly ClosingRedactor _closings = new(engine, catalogues);

    public async Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken)
    {
        var part = opener.Open(message);
        var source = sources[message.Source];
        var items = Redact(part.Items, source, part.Command);
        var collected = new EvidenceCollected(
            message.CommandId, message.PlanId, message.Source, message.Attempt, message.Sequence,
            items, part.Closing is { } closing ? _closings.Redact(closing, source, part.Command.Capability, part.Command.Scope) : null, part.Items.Count - items.Count);
        await SendAsync(collected, cancellationToken);
    }

    public Task GiveUpAsync(CapturedEvidence message, CancellationToken cancellationToken)
    {
        opener.Open(message);
        return SendAsync(
            new EvidenceCollected(message.CommandId, message.PlanId, message.Source, GivenUp.Attempt(message.Attempt), 0, [], GivenUp.By("redactor")), cancellationToken);
    }

    Task SendAsync(EvidenceCollected collected, CancellationToken cancellationToken) => bus.PublishAsync(
        signer.Sign(collected), Identity.MessageId("collected", collected.CommandId, collected.Attempt, $"{collected.Sequence}"), cancellationToken);

    List<EvidenceItem> Redact(IReadOnlyList<CapturedEvidenceItem> items, SourceConfiguration source, CollectEvidence command)
    {
        var known = new List<(CapturedEvidenceItem Item, RecordInput Record)>();
        foreach (var item in items)
        {
            if (catalogues.Find(source.Connector, item.Kind) is { } catalogue)
                known.Add((item, new RecordInput(
                    JsonSerializer.SerializeToUtf8Bytes(item.Fields), catalogue, name => source.Names(name, command.Scope),
                    new RecordOrigin(source.Name, command.Capability, item.Kind))));
            else
                Log.Withheld(logger, source.Name, "kind-unknown");
        }

        var redacted = engine.RedactRecords([.. known.Select(k => k.Record)]);
        return [.. known.Zip(redacted, (k, r) => Evidence(k.Item, r, source)).OfType<EvidenceItem>()];
    }

    EvidenceItem? Evidence(CapturedEvidenceItem item, RedactedRecord redacted, SourceConfiguration source)
    {
        if (redacted.Withheld is { } why)
        {
            Log.Withheld(logger, source.Name, WireJson.Word(why));
            return null;
        }

        using var document = JsonDocument.Parse(redacted.Json);
        var content = CanonicalJson.Write(document.RootElement);
        return new EvidenceItem(
            item.Kind, Identity.Sha256(content), Encoding.UTF8.GetString(content), item.ObservedAt, ReceiptBuilder.Of(redacted.Receipt, engine.Policy, content.Length), item.OccurredAt,
            PointRules.Allowed(item.Points));
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "withheld a piece of evidence of {Source}: {Why}")]
        public static partial void Withheld(ILogger logger, string source, string why);
    }
}
