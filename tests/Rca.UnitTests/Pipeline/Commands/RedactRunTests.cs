using System.Text;
using System.Text.Json;
using Rca.Pipeline.Commands;
using Rca.Redaction;
using Rca.Redaction.Policies;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Commands;

/// <summary>The filter over streams in memory.</summary>
public sealed class RedactRunTests : IDisposable
{
    const string Secret = "correct-horse-7";

    readonly TemporaryFolder _folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string ReceiptPath => Path.Combine(_folder.Path, "receipt.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Text_goes_through_but_for_what_is_redacted()
    {
        var (exit, output) = await RunAsync(RedactMode.Text, $"before\npassword={Secret}\nafter");
        Assert.Equal(0, exit);
        Assert.Matches(@"^before\npassword=\[REDACTED:secret:[^\n]+\]\nafter$", output);
    }

    [Theory]
    [InlineData(RedactMode.Text)]
    [InlineData(RedactMode.JsonLines)]
    [InlineData(RedactMode.Json)]
    [InlineData(RedactMode.Yaml)]
    internal async Task Empty_input_is_no_fault(RedactMode mode)
    {
        var (_, output) = await RunAsync(mode, "");
        Assert.DoesNotContain("REDACTED", output, StringComparison.Ordinal);
        Assert.True(File.Exists(ReceiptPath));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_not_stop_it()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        var output = new MemoryStream();
        await Run(RedactMode.Text).RunAsync(new MemoryStream([.. bytes, .. Encoding.UTF8.GetBytes($"\npassword={Secret}\n")]), output, Ct);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_stay_in_step()
    {
        var (exit, output) = await RunAsync(RedactMode.JsonLines, $$"""
            {"text":"password={{Secret}}"}
            {"other":1}
            not json

            {"text":"a\nb","id":"{{Secret}}"}
            {"text":"a","text":"password={{Secret}}"}
            {"text":"\ud800"}
            ["text"]
            {"text":"last"}
            """.ReplaceLineEndings("\n"));
        Assert.Equal(3, exit);
        var lines = output.TrimEnd('\n').Split('\n').Select(l => JsonSerializer.Deserialize<string>(l)!).ToList();
        Assert.Equal(9, lines.Count);
        Assert.StartsWith("password=[REDACTED:secret:", lines[0], StringComparison.Ordinal);
        Assert.Equal("a\nb", lines[4]);
        Assert.Equal("last", lines[8]);
        Assert.All([1, 2, 3, 5, 6, 7], i => Assert.Equal("[WITHHELD:not-json]", lines[i]));
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.Equal(["2:1:1", "3:1:1", "4:1:1", "6:1:1", "7:1:1", "8:1:1"], Receipt().GetProperty("withheld").EnumerateArray().Select(w => w.GetProperty("place").GetString()));
        Assert.Equal("1:1:10", Receipt().GetProperty("redactions")[0].GetProperty("place").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task Json_lines_are_the_same_however_they_arrive(int chunk)
    {
        var input = Encoding.UTF8.GetBytes($"{{\"text\":\"password={Secret} é\"}}\n{{\"text\":\"b\"}}\nx");
        var filter = RedactFilter.Of(RedactMode.JsonLines, Engine());
        foreach (var part in input.Chunk(chunk)) filter.Write(part);
        filter.Complete();
        Assert.Equal((await RunAsync(RedactMode.JsonLines, Encoding.UTF8.GetString(input))).Output, Encoding.UTF8.GetString(filter.Output.WrittenSpan));
    }

    [Fact]
    public async Task Document_that_does_not_parse_is_withheld_and_the_receipt_says_so()
    {
        var (exit, output) = await RunAsync(RedactMode.Json, $"{{\"password\":\"{Secret}\"");
        Assert.Equal(3, exit);
        Assert.Equal("\"[WITHHELD:not-json]\"\n", output);
        Assert.Equal("not-json", Receipt().GetProperty("withheld")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData(RedactMode.Json, "{\"password\": \"" + Secret + "\", \"kept\": [1, \"as it was\"]}\n{\"kept\": 2}\n", "\"kept\": [1, \"as it was\"]}\n{\"kept\": 2}\n", "/password")]
    [InlineData(RedactMode.Yaml, "password: " + Secret + "\nkept: [1, as it was] # so\n", "kept: [1, as it was] # so\n", "/password")]
    internal async Task Document_stays_a_document(RedactMode mode, string input, string kept, string place)
    {
        var (exit, output) = await RunAsync(mode, input);
        Assert.Equal(0, exit);
        Assert.EndsWith(kept, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.Equal(place, Receipt().GetProperty("redactions")[0].GetProperty("place").GetString());
    }

    [Fact]
    public async Task Receipt_tells_rules_policy_and_key_and_no_value()
    {
        var policy = RedactionPolicy.Load("version: 1\nname: shop\nmac-addresses: keep", "policy.yaml");
        await Run(RedactMode.Text, policy).RunAsync(Input($"password={Secret}\n"), new MemoryStream(), Ct);
        var receipt = Receipt();
        Assert.Equal("key-value", receipt.GetProperty("redactions")[0].GetProperty("rule").GetString());
        Assert.Equal((policy.Digest, "shop"), (receipt.GetProperty("policy").GetProperty("digest").GetString(), receipt.GetProperty("policy").GetProperty("name").GetString()));
        Assert.Equal("mac-addresses: keep", receipt.GetProperty("policy").GetProperty("loosened")[0].GetString());
        Assert.Equal(1, receipt.GetProperty("counts").GetProperty("secret").GetInt32());
        Assert.Equal(32, receipt.GetProperty("bytesInAtMost").GetInt32());
        Assert.DoesNotContain(Secret, receipt.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["receipt.json"], _folder.Files.Keys);
    }

    // kubectl logs -f: what is certain must not wait for what comes in an hour.
    [Fact]
    public async Task Lines_leave_when_the_input_pauses()
    {
        var output = new MemoryStream();
        var input = new Pieces($"one password={Secret} is in here\ntwo\nthr", () => Assert.EndsWith("two\n", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal), "ee\n");
        Assert.Equal(0, await Run(RedactMode.Text).RunAsync(input, output, Ct));
        Assert.EndsWith("two\nthree\n", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.True(input.HasPaused);
    }

    [Fact]
    public async Task Reader_that_has_had_enough_ends_the_run_quietly_with_a_receipt()
    {
        var input = new Pieces("a\n", () => { }, "b\n");
        Assert.Equal(0, await Run(RedactMode.Text).RunAsync(input, new ClosedPipe(32), Ct));
        Assert.False(input.HasPaused, "it read on for nobody");
        Assert.True(File.Exists(ReceiptPath));
    }

    [Fact]
    public async Task Disk_that_is_full_is_a_fault() =>
        await Assert.ThrowsAsync<IOException>(() => Run(RedactMode.Text).RunAsync(Input("a\n"), new ClosedPipe(28), Ct));

    [Fact]
    public async Task Stopped_run_puts_out_what_it_has_and_its_receipt()
    {
        using var stop = new CancellationTokenSource();
        var output = new MemoryStream();
        var input = new Pieces($"password={Secret} and", stop.Cancel, "never read");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(RedactMode.Text).RunAsync(input, output, stop.Token));
        Assert.Matches(@"^password=\[REDACTED:secret:[^\n]+\] and$", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal("key-value", Receipt().GetProperty("redactions")[0].GetProperty("rule").GetString());
    }

    static RedactionEngine Engine(RedactionPolicy? policy = null) => new(new TokenKey("k1", new byte[32]), policy ?? RedactionPolicy.Default);

    static MemoryStream Input(string text) => new(Encoding.UTF8.GetBytes(text));

    RedactRun Run(RedactMode mode, RedactionPolicy? policy = null) =>
        new(RedactFilter.Of(mode, Engine(policy)), policy ?? RedactionPolicy.Default, RedactReceiptFile.At(ReceiptPath));

    async Task<(int Exit, string Output)> RunAsync(RedactMode mode, string input)
    {
        var output = new MemoryStream();
        return (await Run(mode).RunAsync(Input(input), output, Ct), Encoding.UTF8.GetString(output.ToArray()));
    }

    JsonElement Receipt() => JsonDocument.Parse(File.ReadAllText(ReceiptPath)).RootElement;

    /// <summary>Two pieces with a pause between, in which something happens.</summary>
    sealed class Pieces(string first, Action pause, string second) : MemoryStream
    {
        int _reads;

        public bool HasPaused => _reads > 1;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads == 2) pause();
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(_reads > 2 ? 0 : Encoding.UTF8.GetBytes(_reads == 1 ? first : second, buffer.Span));
        }
    }

    sealed class ClosedPipe(int error) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("the pipe", error);
    }
}
