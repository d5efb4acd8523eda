using System.Text.Json;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>Redacts one text that somebody wrote, as a field of class FreeText is: scanned, without control characters, bounded.</summary>
sealed class UntrustedText(RedactionEngine engine)
{
    public const string Withheld = "[WITHHELD]";

    static readonly FieldCatalogue Catalogue = new("text", [new FieldRule("/text", DataClass.FreeText, FieldForm.Text)], []);

    /// <summary>The text; null when the policy drops such texts.</summary>
    public string? Redact(string text, string pointer, ReceiptBuilder receipt)
    {
        var redacted = engine.RedactRecord(JsonSerializer.SerializeToUtf8Bytes(new { text }), Catalogue, static _ => false);
        receipt.Add(redacted.Receipt, pointer);
        if (redacted.Withheld is not null) return Withheld;
        using var document = JsonDocument.Parse(redacted.Json);
        return document.RootElement.TryGetProperty("text", out var left) ? left.GetProperty("untrusted").GetString() : null;
    }
}
