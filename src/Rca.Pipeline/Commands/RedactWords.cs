using Rca.Contracts;
using Rca.Redaction;

namespace Rca.Pipeline.Commands;

/// <summary>What <c>rca redact</c> says in place of something.</summary>
static class RedactWords
{
    public static string Marker(WithheldReason reason) => $"[WITHHELD:{WireJson.Word(reason)}]";
}
