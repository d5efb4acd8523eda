using System.Text.Json;
using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class SecretCheck : ICheck
{
    public string Id => "secrets";

    public string Promise => "shows no secret of its environment: not in what it prints, not in what it sends";

    public Verdict Judge(Transcript transcript)
    {
        var sent = transcript.Answers.Select(a => a.Part is null ? a.Signed ?? "" : JsonSerializer.Serialize(a.Part, WireJson.Options)).ToList();
        return Verdict.Of(transcript.Secrets.SelectMany(secret => new[]
        {
            transcript.Said.Contains(secret.Value, StringComparison.Ordinal) ? $"it printed {secret.Key}" : null,
            sent.Any(s => s.Contains(secret.Value, StringComparison.Ordinal)) ? $"it sent {secret.Key}" : null,
        }).OfType<string>());
    }
}
