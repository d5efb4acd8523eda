using System.CommandLine;
using System.Globalization;
using Rca.Pipeline.Output;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca redact test</c>: runs a policy over the cases that its author wrote down.</summary>
static class RedactTestCommand
{
    public static Command Create()
    {
        var policy = new Option<string>("--policy") { Description = "the policy (docs/redaction-policy.md)", HelpName = "FILE", Required = true };
        var cases = new Option<string>("--cases") { Description = "a YAML list of {text: …, gone: […], kept: […], rule: …}", HelpName = "FILE", Required = true };
        var command = new Command("test", "Says which cases a policy fails: what is still there, what is gone that should not be. 1 when one fails.") { policy, cases };
        command.SetAction((parsed, _) => Guard.RunAsync(() =>
            Task.FromResult(Run(RedactPolicyFile.Load(parsed.GetRequiredValue(policy)), RedactCases.Load(parsed.GetRequiredValue(cases)), Console.Out))));
        return command;
    }

    internal static int Run(RedactionPolicy policy, IReadOnlyList<RedactCase> cases, TextWriter says)
    {
        var engine = new RedactionEngine(RedactKey.OfThisRun(TextWriter.Null), policy);
        var failed = 0;
        foreach (var one in cases)
        {
            var problems = one.Problems(engine);
            if (problems.Count > 0) failed++;
            foreach (var problem in problems) says.WriteLine($"{one.Place}: {problem}");
        }

        foreach (var loosened in policy.Loosened) says.WriteLine($"looser than the default: {loosened}");
        says.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count - failed} passed, {failed} failed; policy {policy.Digest}"));
        return failed == 0 ? ExitCode.Complete : ExitCode.Fault;
    }
}
