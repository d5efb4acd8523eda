using System.Diagnostics;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Seal;
using Rca.Core.Signing;
using Rca.IntegrationTests.Kit;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca verify</c> and <c>rca prove</c> on a manifest that <c>rca collect</c> sealed, and the same without rca.</summary>
public sealed class VerifyCommandTests(OrdersDatabase orders) : IClassFixture<OrdersDatabase>, IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Sealed_manifest_verifies_with_its_key_and_with_no_other()
    {
        var (directory, key) = await SealAsync();

        var (exit, output, errors) = await VerifyAsync(directory, "--key", key);
        Assert.True(exit == 0, output + errors);
        Assert.Matches(@"(?m)^verified: signature, root, plan, counts and \d+ pieces of evidence$", output);

        (exit, output, _) = await VerifyAsync(directory);
        Assert.Equal((4, true), (exit, output.StartsWith("no-trusted-key: unverified: no trusted key", StringComparison.Ordinal)));

        var keys = await RcaProcess.RunAsync(["keys", "new", _scratch.Path("keys")], Ct);
        Assert.Equal(0, keys.Exit);
        (exit, output, _) = await VerifyAsync(directory, "--key", _scratch.Path("keys", "trusted", "manifest.signing.public.pem"));
        Assert.Equal(4, exit);
        Assert.Contains("signature: no trusted key signed it", output, StringComparison.Ordinal);
        Assert.DoesNotContain("incident inc-", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_evidence_is_named_with_its_item_also_as_json()
    {
        var (directory, key) = await SealAsync();
        var piece = Directory.GetFiles(Path.Combine(directory, "evidence"))[0];
        await File.AppendAllTextAsync(piece, " ", Ct);

        var (exit, output, _) = await VerifyAsync(directory, "--key", key, "--json");

        Assert.Equal(4, exit);
        using var result = JsonDocument.Parse(output);
        var fault = Assert.Single(result.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal("evidence-digest", fault.GetProperty("kind").GetString());
        Assert.StartsWith("cmd-", fault.GetProperty("item").GetString(), StringComparison.Ordinal);
        Assert.False(result.RootElement.GetProperty("isVerified").GetBoolean());
    }

    [Fact]
    public async Task Forger_who_edits_hashes_again_signs_and_encloses_his_key_is_believed_by_nobody_who_has_the_right_one()
    {
        var (directory, key) = await SealAsync();
        var right = _scratch.Write("right.pem", await File.ReadAllTextAsync(key, Ct));
        var (forger, piece) = (SigningKey.Create(), Directory.GetFiles(Path.Combine(directory, "evidence"))[0]);
        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllBytesAsync(Path.Combine(directory, "manifest.json"), Ct), WireJson.Options)!;

        // A piece of evidence with another content, under its own new digest wherever the old one stood, and everything above it made again.
        var content = "{\"forged\":true}"u8.ToArray();
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(piece)!, Identity.Sha256(content) + ".json"), content, Ct);
        File.Delete(piece);
        EvidenceReference Forged(EvidenceReference e) => e.Sha256 == Path.GetFileNameWithoutExtension(piece) ? e with { Sha256 = Identity.Sha256(content), Size = content.Length } : e;
        IReadOnlyList<ManifestItem> items = [.. manifest.Payload.Items.Select(i => i with { Evidence = [.. i.Evidence.Select(Forged)] })];
        var header = manifest.Payload.Header with { Timeline = TimelineBuilder.Of(manifest.Payload.Header.Incident, manifest.Payload.Header.Window, items) };
        var changed = manifest with { Payload = new ManifestPayload(header, items), Root = ManifestAssembler.RootOf(header, items) };
        var document = CanonicalJson.Write(changed);
        var envelope = DsseEnvelope.Sign(ManifestStatement.PayloadType, CanonicalJson.Write(ManifestStatement.Of(changed, Identity.Sha256(document))), forger);
        await File.WriteAllBytesAsync(Path.Combine(directory, "manifest.json"), document, Ct);
        await File.WriteAllBytesAsync(Path.Combine(directory, "manifest.dsse.json"), CanonicalJson.Write(envelope), Ct);
        await File.WriteAllTextAsync(key, forger.PublicKey.ToPem(), Ct);

        var (exit, output, _) = await VerifyAsync(directory, "--key", right);
        Assert.Equal(4, exit);
        Assert.StartsWith("signature: no trusted key signed it", output, StringComparison.Ordinal);
        (exit, output, _) = await VerifyAsync(directory);
        Assert.Equal(4, exit);
        Assert.StartsWith("no-trusted-key: unverified: no trusted key", output, StringComparison.Ordinal);
        // That the forgery was whole: whoever trusts the forger is told that all of it holds.
        Assert.Equal(0, (await VerifyAsync(directory, "--key", key)).Exit);
    }

    [Fact]
    public async Task One_item_is_handed_over_with_its_proof()
    {
        var (directory, key) = await SealAsync();
        var file = _scratch.Path("proof.json");

        Assert.Equal(0, (await RcaProcess.RunAsync(["prove", directory, "orders-db/postgres.saturation", "-o", file], Ct)).Exit);
        Assert.Equal(0, (await VerifyAsync(file, "--key", key)).Exit);
        Assert.DoesNotContain("postgres.lock-waits", await File.ReadAllTextAsync(file, Ct), StringComparison.Ordinal);

        var (exit, _, errors) = await RcaProcess.RunAsync(["prove", directory, "orders-db/postgres.typo"], Ct);
        Assert.Equal(2, exit);
        Assert.Contains("expected one of orders-db/postgres.lock-waits, orders-db/postgres.saturation", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_2_and_says_why()
    {
        var (directory, _) = await SealAsync();

        Assert.Equal((2, true), await RefusedAsync("there is no such directory or file", _scratch.Path("nowhere")));
        Assert.Equal((2, true), await RefusedAsync("there is no manifest.json in it", Directory.CreateDirectory(_scratch.Path("empty")).FullName));
        Assert.Equal((2, true), await RefusedAsync("cannot be read as a PEM block PUBLIC KEY", directory, "--key", Path.Combine(directory, "manifest.json")));
    }

    [Fact]
    public async Task Openssl_and_a_few_lines_of_python_come_to_the_same_end()
    {
        var (directory, key) = await SealAsync();
        var script = KitFiles.InRepository("samples", "verify-manifest.py");

        Assert.Equal((0, true), await PythonAsync("root holds", script, directory, key));

        var manifest = Path.Combine(directory, "manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest, Ct)).Replace("\"durationMs\":", "\"durationMs\":1", StringComparison.Ordinal), Ct);
        Assert.Equal((4, true), await PythonAsync("manifest DOES NOT HOLD\nroot DOES NOT HOLD", script, directory, key));
    }

    async Task<(string Directory, string Key)> SealAsync()
    {
        var incident = _scratch.Write("incident.json", Sources.Incident("verify", "orders"));
        var config = _scratch.Write("rca.yaml", Sources.Postgres());
        var (exit, output, errors) = await RcaProcess.RunAsync(["collect", "--config", config, "--incident", incident, "--out", _scratch.Path("out")], Ct, orders.Environment);
        Assert.True(exit == 0, output + errors);
        var directory = ManifestFolder.Only(_scratch.Path("out")).Directory;
        return (directory, Path.Combine(directory, "run.public.pem"));
    }

    static Task<(int Exit, string Output, string Errors)> VerifyAsync(params string[] arguments) => RcaProcess.RunAsync(["verify", .. arguments], Ct);

    static async Task<(int, bool)> RefusedAsync(string why, params string[] arguments)
    {
        var (exit, _, errors) = await VerifyAsync(arguments);
        return (exit, errors.Contains(why, StringComparison.Ordinal));
    }

    static async Task<(int, bool)> PythonAsync(string says, params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await python.StandardOutput.ReadToEndAsync(Ct);
        await python.WaitForExitAsync(Ct);
        return (python.ExitCode, output.Contains(says, StringComparison.Ordinal));
    }
}
