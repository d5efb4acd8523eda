using System.Text;
using Rca.Redaction;

namespace Rca.UnitTests.Redaction;

static class Engines
{
    internal static TokenKey Key(byte fill = 7, string id = "k1") => new(id, Enumerable.Repeat(fill, 32).ToArray());

    internal static RedactionEngine New() => new(Key());

    internal static string Redact(string text) => New().RedactText(text) is { Withheld: null } result ? result.Text : "withheld";

    internal static RedactedRecord Record(string json, FieldCatalogue catalogue, Func<string, bool>? keep = null) =>
        New().RedactRecord(Encoding.UTF8.GetBytes(json), catalogue, keep ?? (_ => false));

    internal static string Json(RedactedRecord record) => Encoding.UTF8.GetString(record.Json.Span);

    internal static string Repeat(string text, int bytes) => new StringBuilder().Insert(0, text, (bytes / text.Length) + 1).ToString();
}
