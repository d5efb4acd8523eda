using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>One allowlisted view: what it is made of, whether it may be read, and its rows where it may.</summary>
[Evidence("postgres.views/1")]
sealed record ViewEvidence(
    [Identifier("The view as schema.name, as the configuration names it.")] string View,
    [Operational("The rules that it is held to.")] ViewClass Class,
    [Operational("Whether it was read.")] ViewVerdict Verdict,
    [Operational("Why it was not read where no rule of the lint refused it.")] ViewProblem Problem,
    [Operational("The version of the rules.")] int LintVersion,
    [Operational("SHA-256 of the view's parse tree as the catalog has it; absent where there is no view.")] string? Digest,
    [Operational("The kind of role that owns it.")] ViewOwner Owner,
    IReadOnlyList<ViewFinding> Findings,
    [Operational("What the planner expects it to cost, in its own units.")] Quantity Cost,
    [Operational("The least row_count that a row may have; absent where the class has none.")] int? LeastGroup,
    [Operational("Rows left out because their row_count was less.")] Quantity Suppressed,
    [Operational("Whether there are more rows than are here.")] bool Cut,
    IReadOnlyList<ViewColumn> Columns,
    IReadOnlyList<ViewRow> Rows);
