using System.Diagnostics;
using System.Text.Json;
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
