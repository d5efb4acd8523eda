using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class UnknownCapabilityCheck : ICheck
{
    public string Id => "unknown-capability";

    public string Promise => "answers a capability that it does not have with Unsupported";

    public Verdict Judge(Transcript transcript) => ClosedWith.Judge(transcript, Question.UnknownCapability, Outcome.Unsupported);
}
