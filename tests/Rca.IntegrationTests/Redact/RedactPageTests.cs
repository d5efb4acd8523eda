using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Redact;

/// <summary>docs/redact.md, as a reader follows it: every command on it, in its order, in one shell.</summary>
public sealed class RedactPageTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_page_works_in_its_order()
    {
        var (_, commands) = await PageCommands.ReadAsync("redact.md", Ct);
        Assert.True(commands.Count >= 5, "the page has lost its commands");
        using var scratch = new Scratch();
        var (exit, said) = await RunAsync(commands, scratch);
        Assert.True(exit == 0, said);
        foreach (var secret in (string[])["correct-horse-7", "jane@shop.example", "tr0ub4dor-9x", "s3cr3t-value-41"]) Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
        foreach (var kept in (string[])["level=info", "sha256:8f14e45f", "@db:5432/orders", "nothing to see", "\"all is well\"", "0 failed"]) Assert.Contains(kept, said, StringComparison.Ordinal);
    }

    // A reader that has had enough is no fault, and the rest of an endless input is not read for nobody.
    [Fact]
    public async Task Closed_pipe_ends_it_quietly()
    {
        using var scratch = new Scratch();
        // A runner that ignores SIGPIPE makes 'yes' say that its pipe is broken, too.
        var (exit, said) = await RunAsync(
            ["""
            set +o pipefail
            yes password=correct-horse-7 2> ignored | { rca redact --quiet; echo "exit $?" > code; } | head -n 1
            until [ -s code ]; do sleep 0.1; done
            cat code
            """], scratch);
        Assert.Equal(0, exit);
        Assert.Matches(@"^password=\[REDACTED:secret:[^\n]*\]\nexit 0\n$", said);
    }

    static Task<(int Exit, string Said)> RunAsync(IEnumerable<string> commands, Scratch scratch) => PageCommands.RunAsync(
        commands, scratch.Folder, new Dictionary<string, string?>(StringComparer.Ordinal) { ["RCA"] = KitFiles.Root, ["PATH"] = PageCommands.WithPrograms }, Ct);
}
