using System.CommandLine;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca redact</c>: a filter that takes secrets and personal data out of text. <c>rca redact test</c>: whether a policy does what its author means.</summary>
static class RedactCommand
{
    const string Help = """
        Takes secrets and personal data out of standard input; the rest goes to standard output as it was.

        Examples:
          kubectl logs -f deploy/checkout | rca redact
          rca redact --receipt receipt.json < app.log > app.redacted.log
          kubectl get pods -o json | rca redact --json --policy redaction-policy.yaml --key-file tokens.key

        Exit codes: 0 all went through, 1 stopped or a fault, 2 an option or a file is wrong, 3 something was withheld.
        """;

    public static Command Create()
    {
        var jsonLines = new Option<bool>("--jsonl") { Description = "read one {\"text\": …} a line, write one JSON string a line" };
        var json = new Option<bool>("--json") { Description = "the input is JSON documents; what does not parse is withheld" };
        var yaml = new Option<bool>("--yaml") { Description = "the input is a YAML stream; what does not parse is withheld" };
        var receipt = new Option<string?>("--receipt") { Description = "write to this file what was redacted where, by which rule", HelpName = "FILE" };
        var policy = new Option<string?>("--policy") { Description = "a policy (docs/redaction-policy.md); without it the default one", HelpName = "FILE" };
        var key = new Option<string?>("--key-file") { Description = "the key that tokens are made with: 32 bytes or more, or base64 of them, as 'rca keys new' writes tokens.key", HelpName = "FILE" };
        var quiet = new Option<bool>("--quiet") { Description = "say nothing on standard error when all goes well" };
        var command = new Command("redact", Help) { jsonLines, json, yaml, receipt, policy, key, quiet };
        command.Add(RedactTestCommand.Create());
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var mode = Mode(parsed.GetValue(jsonLines), parsed.GetValue(json), parsed.GetValue(yaml));
            var rules = parsed.GetValue(policy) is { } file ? RedactPolicyFile.Load(file) : RedactionPolicy.Default;
            var tokens = parsed.GetValue(key) is { } keyFile ? RedactKey.Read(keyFile) : RedactKey.OfThisRun(parsed.GetValue(quiet) ? TextWriter.Null : Console.Error);
            var filter = RedactFilter.Of(mode, new RedactionEngine(tokens, rules));
            using var pipes = RedactPipes.OfProcess();
            var exit = await new RedactRun(filter, rules, RedactReceiptFile.At(parsed.GetValue(receipt))).RunAsync(pipes.Input, pipes.Output, cancellationToken);
            if (filter.HasWithheld) await Console.Error.WriteLineAsync("rca redact: a part could not be redacted for certain and is withheld: [WITHHELD:reason] stands for it");
            return exit;
        }));
        return command;
    }

    static RedactMode Mode(bool jsonLines, bool json, bool yaml) => (jsonLines, json, yaml) switch
    {
        (false, false, false) => RedactMode.Text,
        (true, false, false) => RedactMode.JsonLines,
        (false, true, false) => RedactMode.Json,
        (false, false, true) => RedactMode.Yaml,
        _ => throw new BadInputException("expected at most one of --jsonl, --json and --yaml: the input is one of them"),
    };
}
