using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Reads and writes descriptors as JSON. What is read keeps to <see cref="DescriptorRules"/> and has no member that nobody knows.</summary>
public static class DescriptorJson
{
    static readonly JsonSerializerOptions Options = new(WireJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 16,
        // For people to read; it goes to a file or a terminal, never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The descriptor as JSON with indentation.</summary>
    public static string Write(ConnectorDescriptor descriptor) => JsonSerializer.Serialize(Document(descriptor), Options);

    /// <summary>Several descriptors as a JSON array.</summary>
    public static string Write(IEnumerable<ConnectorDescriptor> descriptors) => JsonSerializer.Serialize(descriptors.Select(Document), Options);

    /// <summary>Reads one descriptor.</summary>
    /// <exception cref="DescriptorException">It is not of this form, or does not keep to the rules; it lists every problem.</exception>
    public static ConnectorDescriptor Read(ReadOnlySpan<byte> utf8)
    {
        var descriptor = Descriptor(Parse(utf8));
        return DescriptorRules.Problems(descriptor) is { Count: > 0 } problems ? throw new DescriptorException(problems) : descriptor;
    }

    static DescriptorDocument Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
            using (var json = JsonDocument.ParseValue(ref reader)) RefuseNull(json.RootElement, "$");
            return JsonSerializer.Deserialize<DescriptorDocument>(utf8, Options)!;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}, ") : "";
            throw new DescriptorException($"{line}{e.Path ?? "$"}: not of the form that 'rca sources describe TYPE --json' prints ({DescriptorDocument.CurrentSchema})");
        }
    }

    static void RefuseNull(JsonElement value, string at)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                throw new DescriptorException($"{at}: found null, expected a value or no member");
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) RefuseNull(member.Value, $"{at}.{member.Name}");
                break;
            case JsonValueKind.Array:
                foreach (var (index, element) in value.EnumerateArray().Index()) RefuseNull(element, string.Create(CultureInfo.InvariantCulture, $"{at}[{index}]"));
                break;
        }
    }

    static ConnectorDescriptor Descriptor(DescriptorDocument document)
    {
        if (!string.Equals(document.Schema, DescriptorDocument.CurrentSchema, StringComparison.Ordinal))
            throw new DescriptorException($"$.schema: expected {DescriptorDocument.CurrentSchema}");
        var kinds = new Dictionary<string, EvidenceKind>(StringComparer.Ordinal);
        foreach (var kind in document.Evidence)
            if (!kinds.TryAdd(kind.Kind, EvidenceKind.Declared(kind.Kind, kind.Fields))) throw new DescriptorException($"evidence '{kind.Kind}' is declared twice");
        var used = document.Capabilities.SelectMany(c => c.Evidence).ToHashSet(StringComparer.Ordinal);
        if (kinds.Keys.FirstOrDefault(k => !used.Contains(k)) is { } unused) throw new DescriptorException($"evidence '{unused}' is yielded by no capability");
        return new ConnectorDescriptor(
            document.Type, document.Version, [.. document.Capabilities.Select(c => Capability(c, kinds))], document.Permissions, document.Budgets, document.LedgerWords)
        {
            Findings = document.Findings ?? [],
        };
    }

    static CapabilityDescriptor Capability(CapabilityDocument document, Dictionary<string, EvidenceKind> kinds) => new(
        document.Id, document.Title, document.Answers, document.Cost,
        [.. document.Scope.Select(k => new ScopeKey(k.Name, Form(document.Id, k), k.Required))],
        [.. document.Evidence.Select(k => kinds.GetValueOrDefault(k) ?? throw new DescriptorException($"capability '{document.Id}': evidence '{k}' is not declared"))],
        document.Needs, document.MayUse);

    static ScopeForm Form(string capability, ScopeKeyDocument key) => ScopeForm.Find(key.Form)
        ?? throw new DescriptorException($"capability '{capability}': scope key '{key.Name}' has an unknown form, expected one of {string.Join(", ", ScopeForm.All.Select(f => f.Id))}");

    static DescriptorDocument Document(ConnectorDescriptor descriptor) => new(
        DescriptorDocument.CurrentSchema,
        descriptor.Type,
        descriptor.Version,
        [.. descriptor.Capabilities.Select(c => new CapabilityDocument(
            c.Id, c.Title, c.Answers, c.Cost, [.. c.Scope.Select(k => new ScopeKeyDocument(k.Name, k.Form.Id, k.Required))], [.. c.Evidence.Select(e => e.Name)], c.Needs, c.MayUse))],
        descriptor.Permissions,
        [.. descriptor.Kinds.Select(k => new KindDocument(k.Name, k.Fields))],
        descriptor.Budgets,
        descriptor.LedgerWords,
        descriptor.Findings.Count > 0 ? descriptor.Findings : null);
}
