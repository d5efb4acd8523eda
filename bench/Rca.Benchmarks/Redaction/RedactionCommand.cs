using System.CommandLine;
using System.Globalization;
using Rca.Redaction;
using Rca.Redaction.Decoding;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Benchmarks.Redaction;

/// <summary>How fast redaction is, beside programs that only search, and on text made to slow it down.</summary>
static class RedactionCommand
{
    static readonly TokenKey Key = new("bench", new byte[32]);

    public static RootCommand New()
    {
        var size = new Option<int>("--size") { Description = "Megabytes of planted log.", DefaultValueFactory = _ => 64 };
        var skip = new Option<bool>("--no-adversarial") { Description = "Leaves out the text made to slow it down." };
        var command = new RootCommand("Measures the redaction engine's speed, one thread, best of three.") { size, skip };
        command.SetAction(parsed => Run(parsed.GetValue(size), !parsed.GetValue(skip)));
        return command;
    }

    static void Run(int megabytes, bool adversarial)
    {
        using var log = new BenchLog(megabytes);
        var table = new SpeedTable(Console.Out);
        Compare(log, table);
        Detectors(log, table);
        if (adversarial) SlowestTexts.Print(new TextScanner(new TokenMint(Key)), table);
    }

    static void Compare(BenchLog log, SpeedTable table)
    {
        var engine = new RedactionEngine(Key);
        var scanner = new TextScanner(new TokenMint(Key));
        var everything = BestOf.Three(() =>
        {
            var stream = new RedactionStream(engine, new Nowhere());
            foreach (var chunk in log.Chunks) stream.Write(log.Bytes.AsSpan()[chunk]);
            stream.Complete();
        });
        var text = BestOf.Three(() =>
        {
            foreach (var chunk in log.Chunks) scanner.Scan(log.Bytes.AsSpan()[chunk]);
        });
        (string Name, BestOf? Time)[] rows =
        [
            ("everything: structure, decoding, receipts", everything),
            ("text alone", text),
            ("ripgrep, 99 alternated token patterns, `-j1`",
                ForeignProgram.Time("rg", ["--no-config", "-j1", "-a", "--count-matches", "-e", TokenPatterns.Alternation(), log.Path])),
            ("`grep -F -i -c` of the anchors",
                ForeignProgram.Time("grep", ["-F", "-i", "-a", "-c", "-e", string.Join('\n', TokenPatterns.Words), log.Path], locale: "C.UTF-8")),
            ("60 `[GeneratedRegex]`, each over the text", BestOf.Three(() =>
            {
                foreach (var pattern in GeneratedPatterns.All) pattern.Count(log.Text);
            })),
        ];
        table.Title($"the planted log, {log.Bytes.Length / 1e6:F0} MB, {log.Lines} lines");
        table.Head("what", "MB/s", "everything is", "text alone is", "bytes allocated a line");
        foreach (var (name, time) in rows)
        {
            if (time is not { } t) table.Row(name, "not installed", "", "", "");
            else table.Row(
                name, SpeedTable.Number(t.MegabytesPerSecond(log.Bytes.Length)),
                $"{SpeedTable.Number(t.Seconds / everything.Seconds)}×", $"{SpeedTable.Number(t.Seconds / text.Seconds)}×",
                t == everything || t == text ? SpeedTable.Number(t.Allocated / (double)log.Lines) : "");
        }
    }

    static void Detectors(BenchLog log, SpeedTable table)
    {
        var mint = new TokenMint(Key);
        table.Title("the detectors, each with a search of its own");
        table.Head("detector", "MB/s", "ms/MB", "hits");
        foreach (var detector in TextScanner.Detectors)
        {
            var search = new SharedSearch([detector]);
            Row(detector.GetType().Name, (chunk, hits) => search.Scan(log.Bytes.AsSpan()[chunk], mint, hits));
        }
        var encoded = new EncodedScan(new TextScanner(mint));
        Row(nameof(EncodedScan), (chunk, hits) =>
        {
            var bytes = log.Bytes.AsSpan()[chunk];
            encoded.Scan(bytes, DecodeLayer.Outermost(bytes.Length), hits);
        });

        void Row(string name, Action<Range, List<Hit>> scan)
        {
            var hits = new List<Hit>();
            var time = BestOf.Three(() =>
            {
                hits.Clear();
                foreach (var chunk in log.Chunks) scan(chunk, hits);
            });
            var speed = time.MegabytesPerSecond(log.Bytes.Length);
            table.Row(name, SpeedTable.Number(speed), (1000 / speed).ToString("F2", CultureInfo.InvariantCulture), hits.Count.ToString(CultureInfo.InvariantCulture));
        }
    }
}
