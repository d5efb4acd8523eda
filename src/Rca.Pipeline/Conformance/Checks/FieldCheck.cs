using System.Security.Cryptography;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Redaction;
using Rca.Redaction;

namespace Rca.Pipeline.Conformance.Checks;

/// <summary>Judged by the redaction engine itself: what it would drop of a field that is not declared, or has not its declared form.</summary>
sealed class FieldCheck : ICheck
{
    readonly RedactionEngine _engine = new(TokenKeys.From(RandomNumberGenerator.GetBytes(32)));

    public string Id => "fields";

    public string Promise => "sends only kinds and fields that its descriptor declares, in their declared form";

    public Verdict Judge(Transcript transcript)
    {
        if (transcript.Descriptor is not { } descriptor) return Verdict.NotChecked("there is no descriptor");
        var items = transcript.Answers.SelectMany(a => a.Part?.Items ?? [], (a, item) => (Capability: descriptor.Find(a.Part!.Command.Capability), Item: item)).ToList();
        if (items.Count == 0) return Verdict.NotChecked("nothing was collected: give it a source that has something");
        var catalogues = new Catalogues([descriptor]);
        return Verdict.Of(items.Select(i => Problem(descriptor, catalogues, i.Capability, i.Item)).OfType<string>());
    }

    string? Problem(ConnectorDescriptor descriptor, Catalogues catalogues, CapabilityDescriptor? capability, CapturedEvidenceItem item)
    {
        if (capability?.Evidence.Any(e => string.Equals(e.Name, item.Kind, StringComparison.Ordinal)) != true || catalogues.Find(descriptor.Type, item.Kind) is not { } catalogue)
            return "an item has a kind that its capability does not declare";
        var redacted = _engine.RedactRecord(JsonSerializer.SerializeToUtf8Bytes(item.Fields), catalogue, static _ => true);
        if (redacted.Withheld is { } why) return $"an item of {item.Kind} would be withheld: {WireJson.Word(why)}";
        return redacted.Receipt.Dropped is [var dropped, ..] ? $"an item of {item.Kind} has {dropped.Count} fields that would be dropped: {WireJson.Word(dropped.Reason)}" : null;
    }
}
