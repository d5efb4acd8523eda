namespace Rca.Pipeline.Conformance.Checks;

sealed class DescriptorCheck : ICheck
{
    public string Id => "descriptor";

    public string Promise => "describes itself in a descriptor that a redactor can pin";

    public Verdict Judge(Transcript transcript) => transcript.Descriptor is null ? Verdict.Fails(transcript.DescriptorProblem!) : Verdict.Holds;
}
