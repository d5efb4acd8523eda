using System.Globalization;

namespace Rca.Pipeline.Conformance.Checks;

sealed class SealCheck : ICheck
{
    static readonly string[] OfTheAlgorithm = ["alg", "enc", "epk"];

    public string Id => "seal";

    public string Promise => "seals each part to the redactor, with a header that repeats the message's members";

    public Verdict Judge(Transcript transcript) => Verdict.Of(transcript.Answers.Select(a => Problem(a, transcript)).OfType<string>());

    static string? Problem(Answer answer, Transcript transcript)
    {
        if (answer.SealHeader is not { } header) return "'sealed' is not a compact JWE";
        foreach (var (name, expected) in Expected(answer, transcript))
            if (!string.Equals(header.GetValueOrDefault(name), expected, StringComparison.Ordinal)) return $"the header of the JWE has not the '{name}' that belongs there";
        if (header.Keys.FirstOrDefault(k => !OfTheAlgorithm.Contains(k, StringComparer.Ordinal) && !Expected(answer, transcript).ContainsKey(k)) is not null)
            return "the header of the JWE has a member that does not belong there";
        return answer.Signed is null ? "the JWE cannot be opened with the redactor's key" : null;
    }

    static Dictionary<string, string> Expected(Answer answer, Transcript transcript) => new(StringComparer.Ordinal)
    {
        ["alg"] = "ECDH-ES",
        ["enc"] = "A256GCM",
        ["cty"] = "rca-captured+jws",
        ["kid"] = transcript.Redactor.KeyId,
        ["rca-command"] = answer.Message.CommandId,
        ["rca-plan"] = answer.Message.PlanId,
        ["rca-source"] = answer.Message.Source,
        ["rca-attempt"] = answer.Message.Attempt,
        ["rca-sequence"] = answer.Message.Sequence.ToString(CultureInfo.InvariantCulture),
    };
}
