using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca collect --record</c> and <c>--replay</c>: once with its source there, then without it.</summary>
public sealed class ReplayCommandTests(OrdersDatabase orders) : IClassFixture<OrdersDatabase>, IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Recording => _scratch.Path("recording.jwe");

    string Private => _scratch.Path("keys", "redactor", "sealing.private.pem");

    string Public => _scratch.Path("keys", "collector", "sealing.public.pem");

    public void Dispose() => _scratch.Dispose();

    // Law 6, over processes: other cultures, other time zones, and no source to ask.
    [Fact]
    public async Task Recording_is_replayed_to_the_same_bytes_without_its_source_in_any_culture_and_time_zone()
    {
        var said = await RecordAsync();
        Assert.Contains("RECORDING: what the sources answer is kept UNREDACTED", said, StringComparison.Ordinal);
        var recorded = ManifestFolder.Only(_scratch.Path("out"));
        var asked = await orders.Log.ReadAsync(Ct);
        foreach (var (zone, language) in ((string, string)[])[("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/St_Johns", "ar_SA.UTF-8")])
        {
            var environment = new Dictionary<string, string>(Sources.NoServer, StringComparer.Ordinal) { ["TZ"] = zone, ["LANG"] = language, ["LC_ALL"] = language };
            var (exit, output, errors) = await ReplayAsync(Recording, Private, zone, environment);
            Assert.True(exit == 0, output + errors);
            Assert.Contains("no source was asked; evidence and root are those of the recorded manifest", errors, StringComparison.Ordinal);
            var replayed = ManifestFolder.Only(_scratch.Path(zone.Replace('/', '-')));
            Assert.Equal(recorded.Document, replayed.Document);
            Assert.Equal(Evidence(recorded), Evidence(replayed));
            Assert.Equal(0, (await RcaProcess.RunAsync(["verify", replayed.Directory, "--key", Path.Combine(replayed.Directory, "run.public.pem")], Ct)).Exit);
        }

        // What the test itself asks for the log stands there as another user.
        Assert.Contains("rca_reader", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("rca_reader", (await orders.Log.ReadAsync(Ct))[asked.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_with_another_policy_shows_in_diff_what_changes_and_diff_ends_like_diff()
    {
        await RecordAsync();
        _scratch.Write("policy.yaml", "version: 1\nclasses: { identifier: drop }");
        _scratch.Write("rca.yaml", Sources.Postgres("redaction: { policy: policy.yaml }"));
        var (exit, output, errors) = await ReplayAsync(Recording, Private, "strict", Sources.NoServer);
        Assert.True(exit == 0, output + errors);
        Assert.Contains("'rca diff' shows what changes", errors, StringComparison.Ordinal);
        var (before, after) = (ManifestFolder.Only(_scratch.Path("out")).Directory, ManifestFolder.Only(_scratch.Path("strict")).Directory);

        var (same, _, _) = await RcaProcess.RunAsync(["diff", before, before], Ct);
        var (different, told, _) = await RcaProcess.RunAsync(["diff", before, after], Ct);
        var (trouble, _, why) = await RcaProcess.RunAsync(["diff", before, _scratch.Path("nowhere")], Ct);
        File.WriteAllText(Path.Combine(after, "manifest.json"), "{}");
        var (broken, _, formless) = await RcaProcess.RunAsync(["diff", before, after], Ct);

        Assert.Equal((0, 1, 2, 2), (same, different, trouble, broken));
        Assert.Matches("(?m)^~ policy: sha256:[0-9a-f]{64} -> sha256:[0-9a-f]{64}$", told);
        Assert.Contains("there is no such directory or file", why, StringComparison.Ordinal);
        Assert.Contains("has no form that this version knows", formless, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_recorded_or_replayed_says_why_by_its_exit_code()
    {
        await RecordAsync();
        var other = _scratch.Path("other");
        await RcaProcess.RunAsync(["keys", "new", other], Ct);
        var bytes = await File.ReadAllBytesAsync(Recording, Ct);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(_scratch.Path("changed"), bytes, Ct);
        await File.WriteAllBytesAsync(_scratch.Path("cut"), bytes[..(bytes.Length / 2)], Ct);

        await RefusedAsync(2, "it is sealed to the key", Recording, Path.Combine(other, "redactor", "sealing.private.pem"));
        await RefusedAsync(4, "was changed or cut short", _scratch.Path("changed"), Private);
        await RefusedAsync(4, "was changed or cut short", _scratch.Path("cut"), Private);
        await RefusedAsync(2, "it is no recording", _scratch.Path("rca.yaml"), Private);
        await RefusedAsync(2, "cannot be read as a PEM block PRIVATE KEY", Recording, Public);
        _scratch.Write("rca.yaml", Sources.Postgres().Replace("collection: 12s", "collection: 11s", StringComparison.Ordinal));
        await RefusedAsync(2, "only 'redaction' may differ", Recording, Private);

        string[] collect = ["collect", "--config", _scratch.Path("rca.yaml"), "--out", _scratch.Path("never")];
        foreach (var (why, more) in ((string, string[])[])
            [
                ("it needs --record-key", ["--incident", _scratch.Path("incident.json"), "--record", _scratch.Path("clear")]),
                ("it exists already", ["--incident", _scratch.Path("incident.json"), "--record", Recording, "--record-key", Public]),
                ("it needs --replay-key", ["--replay", Recording]),
                ("give either --incident", ["--incident", _scratch.Path("incident.json"), "--replay", Recording, "--replay-key", Private]),
                ("give either --incident", []),
            ])
        {
            var (exit, _, errors) = await RcaProcess.RunAsync([.. collect, .. more], Ct, Sources.NoServer);
            Assert.Equal((2, true), (exit, errors.Contains(why, StringComparison.Ordinal)));
        }

        Assert.False(File.Exists(_scratch.Path("clear")));
        Assert.False(Directory.Exists(_scratch.Path("never")));
    }

    async Task<string> RecordAsync()
    {
        Assert.Equal(0, (await RcaProcess.RunAsync(["keys", "new", _scratch.Path("keys")], Ct)).Exit);
        var (config, incident) = (_scratch.Write("rca.yaml", Sources.Postgres()), _scratch.Write("incident.json", Sources.Incident("replay", "orders")));
        var (exit, output, errors) = await RcaProcess.RunAsync(
            ["collect", "--config", config, "--incident", incident, "--out", _scratch.Path("out"), "--record", Recording, "--record-key", Public], Ct, orders.Environment);
        Assert.True(exit == 0, output + errors);
        return errors;
    }

    Task<(int Exit, string Output, string Errors)> ReplayAsync(string recording, string key, string output, IReadOnlyDictionary<string, string> environment) => RcaProcess.RunAsync(
        ["collect", "--config", _scratch.Path("rca.yaml"), "--replay", recording, "--replay-key", key, "--out", _scratch.Path(output.Replace('/', '-'))], Ct, environment);

    async Task RefusedAsync(int code, string why, string recording, string key)
    {
        var (exit, output, errors) = await ReplayAsync(recording, key, "never", Sources.NoServer);
        Assert.True(exit == code && errors.Contains(why, StringComparison.Ordinal), $"exit {exit}: {output}{errors}");
    }

    static IEnumerable<(string, string)> Evidence(ManifestFolder folder) => Directory.EnumerateFiles(Path.Combine(folder.Directory, "evidence"))
        .Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)));
}
