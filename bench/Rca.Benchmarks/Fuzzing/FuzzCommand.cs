using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rca.Benchmarks.Redaction;
using Rca.PlantedLog;
using Rca.PlantedLog.Encodings;
using Rca.PlantedLog.Structured;

namespace Rca.Benchmarks.Fuzzing;

/// <summary>Redacts made-up texts for a long time; what breaks an invariant is made small and kept.</summary>
static class FuzzCommand
{
    const int SeedBytes = 1 << 20;
    const int MaxKept = 40;
    const string DefaultCorpus = "tests/Rca.UnitTests/Redaction/Corpus";

    public static RootCommand New()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same texts.", DefaultValueFactory = _ => 1 };
        var corpus = new Option<string>("--corpus") { Description = "Where failing inputs are kept.", DefaultValueFactory = _ => DefaultCorpus };
        var command = new RootCommand("Redacts made-up texts and checks what has to hold for all of them.") { minutes, seed, corpus };
        command.SetAction(parsed => Run(parsed.GetValue(minutes), parsed.GetValue(seed), parsed.GetValue(corpus)!));
        return command;
    }

    static int Run(double minutes, int seed, string corpus)
    {
        var invariants = new RedactionInvariants();
        var mutator = new Mutator(Seeds(corpus), [.. Adversary.Parts], new Random(seed));
        var clock = Stopwatch.StartNew();
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        var (inputs, characters) = (0L, 0L);
        while (clock.Elapsed.TotalMinutes < minutes && kept.Values.Sum() < MaxKept)
        {
            var input = mutator.Next();
            (inputs, characters) = (inputs + 1, characters + input.Length);
            if (Broken(input) is not { } what)
                continue;
            kept[what] = kept.GetValueOrDefault(what) + 1;
            Keep(corpus, what, Shrinker.Shrink(input, shorter => Broken(shorter) == what));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{inputs} inputs, {characters / 1e6:F1} MB, {clock.Elapsed.TotalMinutes:F1} minutes, seed {seed}; {kept.Values.Sum()} broken"));
        foreach (var (what, times) in kept)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {times}"));
        return kept.Count == 0 ? 0 : 1;

        string? Broken(string input)
        {
            try
            {
                return invariants.Broken(input);
            }
            catch (Exception exception)
            {
                return exception.GetType().Name;
            }
        }
    }

    static List<string> Seeds(string corpus) =>
    [
        .. new LogGenerator(new LogOptions(Bytes: SeedBytes)).Lines().Select(line => line.Text),
        .. StructuredCases.All.Select(one => one.Text),
        .. EncodedSet.Lines(1).Select(line => line.Text),
        .. PlantedSecrets.All.Select(secret => secret.Written),
        .. Directory.Exists(corpus) ? Directory.EnumerateFiles(corpus, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText) : [],
    ];

    static void Keep(string corpus, string what, string input)
    {
        Directory.CreateDirectory(corpus);
        var bytes = Encoding.UTF8.GetBytes(input);
        var name = Path.Combine(corpus, $"{what}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}.txt");
        File.WriteAllBytes(name, bytes);
        Console.WriteLine($"{what}: {name}");
    }
}
