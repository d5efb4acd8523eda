using System.Security.Cryptography;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Sealing;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Replaying;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca collect --record</c>: keeps what the sources answer, for the holder of one key.</summary>
sealed class Recorder
{
    readonly string _path;
    readonly SealingPublicKey _recipient;

    Recorder(string path, SealingPublicKey recipient) => (_path, _recipient) = (path, recipient);

    public CapturedTape Tape { get; } = new();

    /// <returns>Null when nothing is to be recorded.</returns>
    /// <exception cref="BadInputException">No key is named, it is none, or the file cannot be written.</exception>
    public static Recorder? Of(string? path, string? keyPath)
    {
        if (path is null && keyPath is null) return null;
        if (path is null) throw new BadInputException("--record-key: it needs --record FILE");
        // What the sources answered is never written in clear, so there is no way without a key.
        if (keyPath is null) throw new BadInputException("--record: it needs --record-key PUBLIC.pem: what the sources answer is kept only sealed to a key ('rca keys new' makes collector/sealing.public.pem)");
        RecordingFile.RefuseUnwritable(path);
        try
        {
            return new Recorder(path, SealingPublicKey.FromPem(File.ReadAllText(keyPath)));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--record-key {keyPath}: it cannot be read as a PEM block PUBLIC KEY of a P-256 key");
        }
    }

    public void Warn() => Console.Error.WriteLine(
        $"RECORDING: what the sources answer is kept UNREDACTED in {_path}, sealed to the key {_recipient.KeyId}. Whoever holds its private half reads secrets and personal data in it: delete it when it is not needed any more.");

    public void Write(string? document, IncidentReported reported, PipelineConfiguration configuration, EmbeddedKeys keys)
    {
        var manifest = JsonSerializer.Deserialize<Manifest>(document!, WireJson.Options)!;
        var opener = new EvidenceOpener(keys.Sealing, keys.SourcesAccepted);
        var recording = Recording.Of(manifest, reported, Tape.Messages.Select(opener.Open), configuration.Policy.Digest, keys.Tokens);
        // A recording that does not lead to this manifest would only look like one.
        if (!string.Equals(Replayer.Run(recording, configuration, keys.Manifest).Document, document, StringComparison.Ordinal))
            throw new InvalidOperationException("what was captured does not lead to the manifest again");
        RecordingFile.Write(_path, recording, _recipient);
        Console.Error.WriteLine($"recorded in {_path}: {recording.Parts.Count} answers; replay them with: rca collect --config FILE --replay {_path} --replay-key PRIVATE.pem --out DIR");
    }
}
