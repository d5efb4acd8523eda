using System.Text.RegularExpressions;
using RabbitMQ.Client.Exceptions;

namespace Rca.Bus.Topology;

/// <summary>Why a broker refused a declaration, in words.</summary>
static partial class Refusal
{
    const ushort Forbidden = 403;
    const ushort NotFound = 404;

    public static bool IsForbidden(OperationInterruptedException e) => e.ShutdownReason?.ReplyCode == Forbidden;

    public static bool IsNotFound(OperationInterruptedException e) => e.ShutdownReason?.ReplyCode == NotFound;

    /// <param name="what">Such as <c>queue rca-planner</c>.</param>
    /// <param name="reply">The broker's words: names and arguments of ours, no secret.</param>
    public static string Say(string what, string reply)
    {
        var match = Inequivalent().Match(reply);
        if (!match.Success) return $"{what}: the broker refused to declare it";
        var (argument, expected, found) = (match.Groups["argument"].Value, Value(match.Groups["received"].Value), Value(match.Groups["current"].Value));
        return $"{what}: {argument} is {found}, expected {expected}: see with 'rca queues list' that nothing waits in it, delete it at the broker, then run 'rca topology' again";
    }

    public static string Missing(string what) => $"{what}: it is not there, and this account may not declare it: run 'rca topology' with an account that may configure";

    public static string NotMade(string what) => $"{what}: it is not there: run 'rca topology' with an account that may configure";

    // "the value 'quorum' of type 'longstr'" or "'fanout'" or "none".
    static string Value(string said) => Quoted().Match(said) is { Success: true } quoted ? $"'{quoted.Groups[1].Value}'" : said.Contains("none", StringComparison.Ordinal) ? "not set" : "another";

    [GeneratedRegex(@"inequivalent arg '(?<argument>[^']+)' for .+received (?<received>.+?) but current is (?<current>.+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Inequivalent();

    [GeneratedRegex("'([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
