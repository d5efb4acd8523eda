using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Manifests;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>Redacts what was captured by its own catalogues. What cannot be redacted is withheld.</summary>
sealed partial class EvidenceRedactor(
    RedactionEngine engine, Catalogues catalogues, IReadOnlyDictionary<string, SourceConfiguration> sources, ILogger<EvidenceRedactor> logger)
{
    readonly ClosingRedactor _closings = new(engine, catalogues);

    /// <summary>One part as it goes on; the same part always gives the same.</summary>
    public EvidenceCollected Redact(CapturedPart part)
    {
        var command = part.Command;
        var source = sources[command.Source];
        var items = Redact(part.Items, source, command);
        var closing = part.Closing is { } captured ? _closings.Redact(captured, source, command.Capability, command.Scope) : null;
        return new EvidenceCollected(command.CommandId, command.PlanId, command.Source, part.Attempt, part.Sequence, items, closing, part.Items.Count - items.Count);
    }

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
