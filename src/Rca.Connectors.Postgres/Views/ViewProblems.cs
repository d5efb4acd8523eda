using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views;

/// <summary>What a refusal of the server says about one view; null where it says something about the server or about our own limits.</summary>
static class ViewProblems
{
    public static ViewProblem? Of(SourceFailureException failure) => (failure.Outcome, failure.Reason) switch
    {
        (Outcome.Forbidden, _) => ViewProblem.NotPermitted,
        (_, "lock-timeout") => ViewProblem.LockTimeout,
        (_, "statement-timeout") => ViewProblem.StatementTimeout,
        // Raised by our own statements.
        (_, "sqlstate-rcv01") => ViewProblem.Replaced,
        // Class 22, data exceptions: the server's text, which stays behind, may hold the value.
        (Outcome.Failed, var reason) when reason.StartsWith("sqlstate-22", StringComparison.Ordinal) => ViewProblem.ValueNotComputable,
        (Outcome.Failed or Outcome.TimedOut or Outcome.Unsupported, _) => ViewProblem.Other,
        _ => null,
    };
}
