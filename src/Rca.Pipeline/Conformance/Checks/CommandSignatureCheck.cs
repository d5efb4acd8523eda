namespace Rca.Pipeline.Conformance.Checks;

sealed class CommandSignatureCheck : ICheck
{
    public string Id => "command-signature";

    public string Promise => "does not answer a command that the planner did not sign";

    public Verdict Judge(Transcript transcript) => Verdict.Of(transcript.Asked
        .Where(a => a.Question is Question.Unsigned or Question.ForeignKey && transcript.AttemptsAt(a).Count > 0)
        .Select(a => a.Question is Question.Unsigned ? "a command without a signature was answered" : "a command signed by a foreign key was answered"));
}
