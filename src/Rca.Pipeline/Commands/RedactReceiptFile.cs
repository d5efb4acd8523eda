using System.Text.Encodings.Web;
using System.Text.Json;
using Rca.Contracts;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Commands;

/// <summary>The file of <c>--receipt</c>. It is there whole or not at all.</summary>
sealed class RedactReceiptFile
{
    static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly string _path;

    RedactReceiptFile(string path) => _path = path;

    /// <exception cref="BadInputException">No file can be written there; that is said before any input is read.</exception>
    public static RedactReceiptFile? At(string? path)
    {
        if (path is null) return null;
        if (Directory.Exists(path)) throw new BadInputException($"--receipt {path}: found a directory, expected a file");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) throw new BadInputException($"--receipt {path}: found no such directory, expected one that is there");
        return new(path);
    }

    public void Write(Receipt receipt, RedactionPolicy policy)
    {
        var temporary = $"{_path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, JsonSerializer.Serialize(RedactReceipt.Of(receipt, policy), Json) + "\n");
            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--receipt {_path}: the file cannot be written");
        }
    }
}
