namespace Rca.Pipeline.Conformance.Checks;

sealed class RedeliveryCheck : ICheck
{
    public string Id => "redelivery";

    public string Promise => "answers a command that comes again under the same command id, as an attempt of its own";

    public Verdict Judge(Transcript transcript) => Verdict.Of(transcript.Of(Question.Again).Select(asked => transcript.AttemptsAt(asked).Count switch
    {
        0 => "no answer came",
        1 => "both answers have the same attempt, or one did not come",
        _ => null,
    }).OfType<string>());
}
