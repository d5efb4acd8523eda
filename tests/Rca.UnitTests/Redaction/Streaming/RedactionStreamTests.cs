using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.PlantedLog;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction.Streaming;

public sealed class RedactionStreamTests
{
    const string Log = """
        2026-11-23T10:00:00Z INFO  started
        {"level":"info","msg":"connected","password":"Tr0ub4dor&3"}
        -----BEGIN PRIVATE KEY-----
        MIIEsyntheticsyntheticsyntheticsynthetic
        QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=
        -----END PRIVATE KEY-----
        url=postgres://app:Sup3r.S3cret!x@db:5432/orders
          - name: DB_PASSWORD
            value: n0tThatSecret9
        again Sup3r.S3cret!x and so on
        dHJ1ZSBzdG9yeSBvZiBhIGxvbmcgbGluZSB0aGF0IGlzIGhlbGQ=
        MIIEsyntheticsyntheticsyntheticsynthetic
        -----END PRIVATE KEY-----
        the end, mail a@example.com
        """;

    [Fact]
    public void Text_cut_at_every_place_gives_the_same_output_and_receipt()
    {
        var text = Encoding.UTF8.GetBytes(Log);
        var whole = Run([text]);
        for (var at = 0; at <= text.Length; at++)
        {
            var split = Run([text[..at], text[at..]], flush: true);
            Assert.Equal((at, whole.Output), (at, split.Output));
            Assert.Equal(whole.Receipt, split.Receipt);
        }
    }

    [Fact]
    public void Planted_log_cut_anywhere_gives_the_same_output()
    {
        var log = new LogGenerator(new LogOptions(Seed: 5, Bytes: 192 << 10) { Secrets = 0.05, Personal = 0.02 }).Lines().SelectMany(line => line.Utf8.Append((byte)'\n')).ToArray();
        var whole = Run([log]);
        Gen.Int[1, 5000].Array[1, 60].Sample(sizes =>
        {
            var split = Run(Chunks(log, sizes), flush: true);
            Assert.Equal(whole.Output, split.Output);
            Assert.Equal(whole.Receipt, split.Receipt);
        }, iter: 30);
    }

    // Everything that a rule may look for on another line than it began on.
    static readonly string[] Lines =
    [
        "field: DB_PASSWORD", "  type: string", "  value: n0tThatSecret9", "- name: API_TOKEN", "header: X-Api-Key", "env: DB_PASSWORD,", "k=DB_SECRET", "value=n0tThatSecret9",
        "Content-Disposition: form-data; name=\"password\"", "Content-Type: text/plain", "", "n0tThatSecret9", "\r", "{\"name\": \"DB_PASSWORD\",", "\"value\": \"n0tThatSecret9\"}",
        "-----BEGIN PRIV" + "ATE KEY-----", "-----END PRIV" + "ATE KEY-----", "MIIEsyntheticsyntheticsyntheticsynthetic", "Proc-Type: 4,ENCRYPTED", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=",
        "mysql -u root \\", "  -pn0tThatSecret9", "password: \\", "password:", "password=\"n0tThat\\", "echo n0tThatSecret9 | docker login --password-stdin", "machine h login u", "password n0tThatSecret9",
        "CREATE USER app IDENTIFIED BY", "INSERT INTO t (id, password)", "VALUES (1, 'n0tThatSecret9')", "Authorization:", "Bearer n0tThatSecret9n0tThat", "the password is", "<password>",
        "x", "2026-11-23T10:00:00Z INFO something ordinary with a long enough line to separate what stands around it",
    ];

    // What is put out early may end a document before it would have ended, but what is hidden in the whole is hidden then, too.
    [Fact]
    public void Lines_put_out_one_by_one_hide_no_less() => Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]).Array[1, 9].Sample(lines =>
    {
        var text = lines.Select(line => Encoding.UTF8.GetBytes(line + "\n")).ToList();
        Assert.InRange(Shown(Run(text, flush: true).Output), 0, Shown(Run([[.. text.SelectMany(line => line)]]).Output));
    }, iter: 4_000);

    // Held is what may go on, and no more: else a reader waits, and what is held is read again and again.
    [Theory]
    [InlineData("k=a\n", 0)]
    [InlineData("- name: HOST\n", 0)]
    [InlineData("key: value of nothing\n", 0)]
    [InlineData("k=password\n", 1)]
    [InlineData("name: DB_PASSWORD\n", 1)]
    public void Lines_that_name_things_are_held_only_while_a_value_may_follow(string line, int held)
    {
        const int Count = 2_000;
        var output = new ArrayBufferWriter<byte>();
        var stream = new RedactionStream(Engines.New(), output);
        stream.Write(Encoding.UTF8.GetBytes("a line of text\n" + string.Concat(Enumerable.Repeat(line, Count)) + "and one more, which is text and long enough to end whatever might have begun on the lines before it\n" + line));
        stream.Flush();
        Assert.Equal(held, 1 + Count - (Encoding.UTF8.GetString(output.WrittenSpan).Split(line).Length - 1));
    }

    static int Shown(string output) => output.Split("n0tThatSecret9").Length - 1;

    [Fact]
    public void Document_between_the_markers_of_a_key_is_a_border_that_neither_side_crosses()
    {
        var log = $"-----BEGIN PRIV" + "ATE KEY-----\n{\"id\":1}\nMIIEsyntheticsyntheticsyntheticsynthetic\n-----END PRIV" + "ATE KEY-----\nrest\n";
        var (output, _) = Run([Encoding.UTF8.GetBytes(log)]);

        Assert.Contains("\n{\"id\":1}\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MIIE", output, StringComparison.Ordinal);
        Assert.EndsWith("\nrest\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,\n{\"password\":\"n0tThat\\\"Secret9\"}\n")]
    [InlineData("[\n{\"password\":\"n0tThat\\\"Secret9\"} x\n{\"password\":\"n0tThat\\\"Secret9\"}\n")]
    public void Line_behind_an_opener_in_vain_is_a_document_still(string log)
    {
        var (output, _) = Run([Encoding.UTF8.GetBytes(log)]);

        Assert.DoesNotContain("Secret9", output, StringComparison.Ordinal);
        Assert.EndsWith("]\"}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_of_a_url_is_redacted_in_what_comes_after_it()
    {
        var (output, _) = Run(["x=postgres://app:Sup3r.S3cret!x@db/o\n"u8.ToArray(), "later: Sup3r.S3cret!x\n"u8.ToArray()]);

        Assert.DoesNotContain("Sup3r", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_line_without_a_break_is_redacted_in_pieces()
    {
        var filler = string.Concat(Enumerable.Range(0, 400_000).Select(i => $"word{i % 977} "));
        var token = Synthetic.GitHub;
        var line = Encoding.UTF8.GetBytes($"{filler}{token} {filler}password=Sup3r.S3cret!x {filler}{token}\nnext\n");
        var (output, receipt) = Run(Chunks(line, [100_000]));

        Assert.DoesNotContain(token, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Sup3r", output, StringComparison.Ordinal);
        Assert.Equal(3, JsonDocument.Parse(receipt).RootElement.GetProperty("Redactions").GetArrayLength());
        Assert.EndsWith("\nnext\n", output, StringComparison.Ordinal);
        Assert.Equal(line.Length, output.Length + (2 * (token.Length - 32)) + 14 - 32, 200.0);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_048_576)]
    [InlineData(1_050_000)]
    [InlineData(1_032_192)]
    [InlineData(1_031_700)]
    public void Secret_at_the_border_of_a_piece_is_redacted(int at)
    {
        for (var shift = 0; shift < 60; shift += 3)
        {
            var line = new string('a', 60).PadRight(at + shift, ' ') + "password=\"Sup3r.S3cret!x\" " + new string('b', 1_200_000) + "\n";
            var (output, _) = Run(Chunks(Encoding.UTF8.GetBytes(line), [65_536]));

            Assert.DoesNotContain("S3cret", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Value_longer_than_all_bounds_is_swallowed_to_its_end()
    {
        var line = "password=" + new string('x', 100) + string.Concat(Enumerable.Range(0, 500_000).Select(i => $"Zq{i}")) + " after\n";
        var (output, _) = Run(Chunks(Encoding.UTF8.GetBytes(line), [65_536]));

        Assert.Matches(@"\Apassword=\[REDACTED:secret:k1:[a-z2-7]{16}\] after\n\z", output);
    }

    [Fact]
    public void Line_of_many_megabytes_is_held_in_bounded_memory()
    {
        var stream = new RedactionStream(Engines.New(), new Discard());
        var chunk = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4_000).Select(i => $"item{i},value {i * 7} ")));
        stream.Write(chunk);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 300; i++)
            stream.Write(chunk);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 << 20);
        GC.KeepAlive(stream);
    }

    [Fact]
    public void Receipt_lists_so_many_finds_and_counts_the_rest()
    {
        var stream = new RedactionStream(Engines.New(), new Discard());
        var lines = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"password=hunter{i}hunter\n"));
        for (var i = 0; i < 101; i++)
            stream.Write(Encoding.UTF8.GetBytes(lines));
        stream.Complete();

        Assert.Equal((100_000, 1_000), (stream.Receipt.Redactions.Count, stream.Receipt.LeftOut));
    }

    [Fact]
    public void Written_after_its_end_throws()
    {
        var stream = new RedactionStream(Engines.New(), new Discard());
        stream.Complete();

        Assert.Throws<InvalidOperationException>(() => stream.Write("x"u8));
    }

    static IEnumerable<byte[]> Chunks(byte[] bytes, int[] sizes)
    {
        for (var (at, i) = (0, 0); at < bytes.Length; i++)
        {
            var size = Math.Min(sizes[i % sizes.Length], bytes.Length - at);
            yield return bytes[at..(at + size)];
            at += size;
        }
    }

    static (string Output, string Receipt) Run(IEnumerable<byte[]> chunks, bool flush = false)
    {
        var output = new ArrayBufferWriter<byte>();
        var stream = new RedactionStream(Engines.New(), output);
        foreach (var chunk in chunks)
        {
            stream.Write(chunk);
            if (flush) stream.Flush();
        }
        stream.Complete();
        return (Encoding.UTF8.GetString(output.WrittenSpan), JsonSerializer.Serialize(stream.Receipt));
    }

    sealed class Discard : IBufferWriter<byte>
    {
        readonly byte[] _buffer = new byte[4 << 20];

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer;
    }
}
