using System.Security.Cryptography;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Pipeline.Replaying;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca collect --replay</c>: runs policy and pipeline on a recording. It contacts no source.</summary>
sealed class ReplayRun
{
    readonly string _path;
    readonly SealingKey _key;

    ReplayRun(string path, SealingKey key) => (_path, _key) = (path, key);

    /// <returns>Null when nothing is to be replayed.</returns>
    /// <exception cref="BadInputException">No key is named, or it is none.</exception>
    public static ReplayRun? Of(string? path, string? keyPath)
    {
        if (path is null && keyPath is null) return null;
        if (path is null) throw new BadInputException("--replay-key: it needs --replay FILE");
        if (keyPath is null) throw new BadInputException("--replay: it needs --replay-key PRIVATE.pem, the private half of the key that the recording is sealed to");
        try
        {
            return new ReplayRun(path, SealingKey.FromPem(File.ReadAllText(keyPath)));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--replay-key {keyPath}: it cannot be read as a PEM block PRIVATE KEY of a P-256 key");
        }
    }

    public async Task<int> RunAsync(string configPath, string output, bool json, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(configPath);
        // Their options are checked as for a collection; nothing is asked of them.
        configuration.FinishWithSources();
        var recording = RecordingFile.Read(_path, _key);
        var key = SigningKey.Create();
        var replayed = Replayer.Run(recording, configuration, key);
        var manifest = JsonSerializer.Deserialize<Manifest>(replayed.Document, WireJson.Options)!;
        var path = await ManifestFiles.WriteAsync(
            output, manifest, replayed.Document, replayed.Envelope, sha256 => Task.FromResult(replayed.Evidence.GetValueOrDefault(sha256)), cancellationToken);
        var exit = await ManifestReport.ShowAsync(path, manifest, replayed.Document, key.PublicKey, json, cancellationToken);
        await Console.Error.WriteLineAsync($"replayed {_path}: no source was asked; {Outcome(recording, manifest, configuration.Policy.Digest)}");
        return exit;
    }

    static string Outcome(Recording recording, Manifest manifest, string policyDigest) =>
        string.Equals(recording.Root, manifest.Root, StringComparison.Ordinal) ? "evidence and root are those of the recorded manifest"
        : string.Equals(recording.PolicyDigest, policyDigest, StringComparison.Ordinal) ? $"the root was {recording.Root}: this version of rca redacts or assembles otherwise"
        : $"the policy is another one, and the root was {recording.Root}: 'rca diff' shows what changes";
}
