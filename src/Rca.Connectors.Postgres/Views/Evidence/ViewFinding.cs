using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>One way in which a view breaks a rule.</summary>
sealed record ViewFinding(
    [Operational("The rule.")] ViewRule Rule,
    [Operational("The built-in function that it names, where it is one of the known dangers.")] ViewFunction Function,
    [Operational("The oid of the built-in function, type or catalog that it names; absent for anything that a person made.")] long? BuiltIn);
