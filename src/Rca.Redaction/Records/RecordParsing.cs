using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rca.Redaction.Records;

/// <summary>How records are read and written.</summary>
static class RecordParsing
{
    internal const int MaxDepth = 32;

    internal static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    // Readable text: what is escaped beyond need would hide from whoever scans the output.
    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
