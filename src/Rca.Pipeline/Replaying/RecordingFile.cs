using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Bundles;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Replaying;

/// <summary>A recording in a file: sealed to a key that its writer named, and in no other way.</summary>
static class RecordingFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaximumBytes = 512 * 1024 * 1024;

    /// <exception cref="BadInputException">It could not be written there.</exception>
    public static void RefuseUnwritable(string path)
    {
        if (File.Exists(path) || Directory.Exists(path)) throw new BadInputException($"--record {path}: it exists already: choose another name");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) throw new BadInputException($"--record {path}: the directory does not exist");
    }

    /// <exception cref="BadInputException">It cannot be written there, or is too large.</exception>
    public static void Write(string path, Recording recording, SealingPublicKey recipient)
    {
        var sealedText = SealedDocument.Seal(JsonSerializer.SerializeToUtf8Bytes(recording, WireJson.Options), DocumentType.Recording, recipient);
        if (sealedText.Length > MaximumBytes) throw new BadInputException($"--record {path}: not written: it would be larger than {MaximumBytes} bytes");
        try
        {
            KeyFiles.Write(path, sealedText, KeyFiles.OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--record {path}: the file cannot be written");
        }
    }

    /// <exception cref="BadInputException">It is no recording, is sealed to another key, or is of another version.</exception>
    /// <exception cref="DamagedBundleException">It is not as it was written.</exception>
    public static Recording Read(string path, SealingKey key)
    {
        var text = Text(path);
        if (SealedDocument.KeyIdOf(text, DocumentType.Recording) is not { } keyId)
            throw new BadInputException($"{path}: it is no recording of 'rca collect --record'");
        if (!string.Equals(keyId, key.KeyId, StringComparison.Ordinal))
            throw new BadInputException($"{path}: it is sealed to the key {Shown(keyId)}, and --replay-key is {key.KeyId}");
        if (SealedDocument.Open(text, DocumentType.Recording, key) is not { } json)
            throw new DamagedBundleException($"{path}: the recording was changed or cut short after it was written");
        return Parse(json) ?? throw new BadInputException($"{path}: expected a recording of the form {Recording.CurrentSchema}, as this version reads it");
    }

    static Recording? Parse(byte[] json)
    {
        try
        {
            var recording = JsonSerializer.Deserialize<Recording>(json, WireJson.Options);
            return recording is { Schema: Recording.CurrentSchema, Tokens.Length: KeyFiles.TokenBytes } ? recording : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaximumBytes
                ? File.ReadAllText(path)
                : throw new BadInputException($"{path}: it is larger than {MaximumBytes} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: the file {(File.Exists(path) ? "cannot be read" : "does not exist")}");
        }
    }

    // Whoever wrote the file wrote this.
    static string Shown(string keyId) => keyId.Length == 16 && keyId.All(char.IsAsciiHexDigitLower) ? keyId : "of an unknown form";
}
