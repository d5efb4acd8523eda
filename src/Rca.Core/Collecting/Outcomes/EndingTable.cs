using System.Net.Sockets;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Which of the things that may be true at the end of a stream decides. The first row that holds does.</summary>
static class EndingTable
{
    public static IReadOnlyList<EndingRule> Rules { get; } =
    [
        // Whatever a connector makes of being stopped, it says nothing about its source: the command goes back to the bus.
        new("stop", f => f.Stopped, _ => null),
        new("budget", f => f.Budget is not null, f => new Ending(Outcome.Truncated, f.Budget, DetailOf(f.Budget!))),
        // A refusal is an answer, even when the time is up with it.
        new("answer of the source", f => f.Error is SourceFailureException e && IsAnswer(e.Outcome), f => Cut(f, Told(f))),
        new("time budget", f => f.TimeIsUp, f => Cut(f, new Ending(Outcome.TimedOut, "time-budget", f.LeftBehind ? "the connector did not stop when its time was up" : null))),
        new("no progress", f => f.Stalled, f => Cut(f, new Ending(Outcome.TimedOut, "no-progress", "for too long no piece of evidence came and no request ended"))),
        new("failure of the source", f => f.Error is SourceFailureException, f => Cut(f, Told(f))),
        new("connection", f => f.Error is HttpRequestException or SocketException or IOException, f => Cut(f, new Ending(Outcome.Unreachable, "network", "the connection to the source failed"))),
        new("fault", f => f.Error is not null, f => Cut(f, new Ending(Outcome.Failed, "unexpected", $"the connector threw {f.Error!.GetType().Name}"))),
        new("items", f => f.Kept > 0, _ => new Ending(Outcome.Collected)),
        new("nothing there", f => f.Answered > 0, _ => new Ending(Outcome.Empty)),
        // An empty answer must not be a failure in disguise.
        new("no proof", _ => true, _ => new Ending(Outcome.Failed, "no-proof", "the connector yielded nothing, and its ledger has no request that the source answered")),
    ];

    /// <summary>The ending; null when nothing is told, because the process is being stopped.</summary>
    public static Ending? Decide(EndingFacts facts) => Rules.First(r => r.Holds(facts)).Ending(facts);

    static Ending Cut(EndingFacts facts, Ending ending) => facts.Kept > 0 ? ending with { Outcome = Outcome.Truncated } : ending;

    static Ending Told(EndingFacts facts)
    {
        var e = (SourceFailureException)facts.Error!;
        return new Ending(e.Outcome, e.Reason, e.Detail, e.Permission, e.Wait is { } wait ? facts.Now + wait : null);
    }

    static bool IsAnswer(Outcome outcome) => outcome is not (Outcome.Unreachable or Outcome.TimedOut or Outcome.Failed);

    static string DetailOf(string budget) => budget switch
    {
        "item-too-large" => "a piece of evidence was larger than the budget for one",
        "item-budget" => "more pieces of evidence came than the budget allows; the first and the last are kept",
        _ => "more bytes came than the budget allows; the first and the last pieces are kept",
    };
}
