using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Seal;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Signing;
using Rca.Pipeline.Output;
using Rca.Pipeline.Reports;
using Rca.UnitTests.Testing;

namespace Rca.Benchmarks.Manifests;

/// <summary><c>manifest</c>: sealing, verifying and reporting one large manifest, beside SHA-256 over the same bytes in the same process; the best of some rounds.</summary>
static class ManifestCommand
{
    public static Command New()
    {
        var items = new Option<int>("--items") { DefaultValueFactory = _ => 10_000 };
        var bytes = new Option<int>("--bytes") { Description = "of evidence an item", DefaultValueFactory = _ => 4_000 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5 };
        var command = new Command("manifest", "Sealing, verifying and reporting a large manifest.") { items, bytes, rounds };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(items), parsed.GetValue(bytes), parsed.GetValue(rounds), ct));
        return command;
    }

    static async Task RunAsync(int items, int bytes, int rounds, CancellationToken ct)
    {
        var key = SigningKey.Create();
        var bundle = Incidents.WithItems(items, bytes, key);
        var manifest = Incidents.Read(bundle);
        if (ManifestVerifier.Verify(bundle, [key.PublicKey]) is { IsVerified: false } result) throw new InvalidOperationException(result.Faults[0].Detail);
        var evidence = bundle.EvidenceNames.Select(name => bundle.ReadEvidence(name)!).ToList();
        var megabytes = (evidence.Sum(e => e.LongLength) + bundle.Manifest.LongLength) / 1e6;
        var leaves = ManifestDocument.LeavesOf(manifest.Payload.Header, manifest.Payload.Items);
        var report = IncidentReport.Of(bundle, [])!;
        var scratch = Directory.CreateTempSubdirectory("rca-bench-");
        var folder = Incidents.WriteTo(bundle, scratch.FullName);
        (string What, Action Do)[] steps =
        [
            ("SHA-256 of manifest and evidence", () => _ = (SHA256.HashData(bundle.Manifest), Digests())),
            ("seal, of canonical bytes: digests, root, signature", () => _ = (Digests(), SealCanonical(leaves, manifest, key))),
            ("seal: canonical form, root, signature", () => Seal(manifest, key)),
            ("verify, of canonical bytes: digests, root, signature", () => _ = VerifyCanonical(bundle, manifest, leaves, key)),
            ("verify, all of it", () => ManifestVerifier.Verify(bundle, [key.PublicKey])),
            ("report as HTML", () => HtmlReport.Write(report)),
            ("from files: open, read, SHA-256", () => _ = ReadAll(folder)),
            ("from files: verify, all of it", () => ManifestVerifier.Verify(BundleDirectory.Read(folder), [key.PublicKey])),
        ];
        int Digests() => evidence.Sum(e => SHA256.HashData(e).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{items} items, {megabytes:0.0} MB, best of {rounds} rounds; the report has {HtmlReport.Write(report).Length / 1e6:0.0} MB"));
        // In turns, so that what else the machine does meets all of them.
        var best = new double[steps.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < rounds; round++)
            foreach (var (i, step) in steps.Index()) best[i] = Math.Min(best[i], Time(step.Do));
        foreach (var ((what, _), took) in steps.Zip(best))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {took,8:0} ms {megabytes / took * 1000,8:0} MB/s {best[0] / took,6:0.00} of SHA-256"));
        await ShowProcessesAsync(folder, key, ct);
        scratch.Delete(recursive: true);
    }

    // Beside a manifest of one item: what the program takes for itself.
    static async Task ShowProcessesAsync(string folder, SigningKey key, CancellationToken ct)
    {
        // As ./rca runs it.
        Environment.SetEnvironmentVariable("DOTNET_GCgen0size", "400000");
        var pem = Path.Combine(folder, "key.pem");
        await File.WriteAllTextAsync(pem, key.PublicKey.ToPem(), ct);
        var small = Incidents.WriteTo(Incidents.WithItems(1, 100, key), Directory.CreateTempSubdirectory("rca-bench-").FullName);
        foreach (var path in (string[])[small, folder])
        {
            var run = await MeasuredProcess.RunAsync(Path.Combine(AppContext.BaseDirectory, "rca"), ["verify", path, "--key", pem], ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rca verify, the process, {Directory.GetFiles(Path.Combine(path, "evidence")).Length} items: {run.Took.TotalSeconds:0.00} s, {run.PeakBytes / 1e6:0} MB"));
        }

        Directory.Delete(small, recursive: true);
    }

    static int ReadAll(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => SHA256.HashData(File.ReadAllBytes(f)).Length);

    static int SealCanonical(IReadOnlyList<ReadOnlyMemory<byte>> leaves, Manifest manifest, SigningKey key)
    {
        var (root, _, sha256) = ManifestDocument.Seal(manifest.Assembly, manifest.Schema, leaves);
        return DsseEnvelope.Sign(ManifestStatement.PayloadType, CanonicalJson.Write(ManifestStatement.Of(manifest with { Root = root }, sha256)), key).Payload.Length;
    }

    static int VerifyCanonical(ManifestBundle bundle, Manifest manifest, IReadOnlyList<ReadOnlyMemory<byte>> leaves, SigningKey key)
    {
        List<VerificationFault> faults = [];
        SignedStatement.Open(bundle.Envelope, [key.PublicKey], faults);
        var pieces = 0;
        Parallel.Invoke(
            () => pieces = EvidenceCheck.Check(bundle, manifest.Payload.Items, faults),
            () => _ = ManifestAssembler.RootOf(leaves),
            () => _ = SHA256.HashData(bundle.Manifest));
        return pieces - faults.Count;
    }

    static int Seal(Manifest manifest, SigningKey key) => SealCanonical(ManifestDocument.LeavesOf(manifest.Payload.Header, manifest.Payload.Items), manifest, key);

    static double Time(Action step)
    {
        var began = Stopwatch.GetTimestamp();
        step();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
