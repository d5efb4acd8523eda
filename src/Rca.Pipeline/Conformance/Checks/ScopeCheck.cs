using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class ScopeCheck : ICheck
{
    public string Id => "scope";

    public string Promise => "refuses a scope outside its own allowedScopes, and asks the source nothing";

    public Verdict Judge(Transcript transcript) => transcript.Of(Question.ForeignScope).Any()
        ? ClosedWith.Judge(transcript, Question.ForeignScope, Outcome.Refused)
        : Verdict.NotChecked("no scope is outside: it has no scope key, or allowedScopes covers everything");
}
