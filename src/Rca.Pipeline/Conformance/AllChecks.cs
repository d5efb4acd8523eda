using Rca.Pipeline.Conformance.Checks;

namespace Rca.Pipeline.Conformance;

/// <summary>Every point of the report, in its order.</summary>
static class AllChecks
{
    public static IReadOnlyList<ICheck> InOrder { get; } =
    [
        new DescriptorCheck(),
        new OutcomeCheck(),
        new FieldCheck(),
        new LedgerCheck(),
        new UnknownCapabilityCheck(),
        new ScopeCheck(),
        new DeadlineCheck(),
        new ExpiredCheck(),
        new CommandSignatureCheck(),
        new SignatureCheck(),
        new SealCheck(),
        new PartCheck(),
        new PropertyCheck(),
        new RedeliveryCheck(),
        new SecretCheck(),
        new AcknowledgeCheck(),
        new StopCheck(),
    ];
}
