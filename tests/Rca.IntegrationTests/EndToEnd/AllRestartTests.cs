using System.Net;
using System.Net.Sockets;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca all</c>: its state, its end and its next start.</summary>
public sealed class AllRestartTests : IDisposable
{
    readonly Scratch _scratch = new();
    readonly TcpListener _silence = new(IPAddress.Loopback, 0);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public AllRestartTests() => _silence.Start();

    public void Dispose()
    {
        _silence.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Service_killed_after_it_accepted_seals_every_incident_once_and_keeps_its_keys()
    {
        const int Count = 20;
        var accepted = new List<string>();
        string first, sealedBefore;
        await using (var service = await StartAsync())
        {
            first = await service.ReportAsync(Sources.Incident("sealed before", "orders"));
            (sealedBefore, _) = await service.ManifestAsync(first);
            for (var i = 0; i < Count; i++) accepted.Add(await service.ReportAsync(Sources.Incident($"incident {i}", "orders")));
            await service.Process.KillAsync(Ct);
        }

        Assert.Equal($"{Count}", Assert.Single(await Service.RowsAsync(_scratch, "select count(*) from incidents where incident_id not in (select incident_id from manifests)")));
        var keys = ReadKeys();
        await using (var service = await StartAsync())
        {
            var team = Team(sealedBefore);
            Assert.StartsWith("[REDACTED:identifier:", team, StringComparison.Ordinal);
            foreach (var id in accepted)
            {
                var (document, manifest) = await service.ManifestAsync(id);
                Assert.Equal(1, manifest.Assembly.Revision);
                Assert.Equal(team, Team(document));
            }

            Assert.Equal(team, Team((await service.ManifestAsync(await service.ReportAsync(Sources.Incident("new", "orders")))).Document));
            Assert.Equal(sealedBefore, (await service.ManifestAsync(first)).Document);
            // Reported once more by a sender that did not see its 202: nothing new.
            Assert.Equal(accepted[0], await service.ReportAsync(Sources.Incident("incident 0", "orders")));
            service.Process.Stop();
            Assert.Equal(0, await service.Process.ExitAsync(Ct));
        }

        Assert.Equal(keys, ReadKeys());
        var manifests = await Service.RowsAsync(_scratch, "select incident_id || '|' || revision from manifests");
        Assert.Equal(Count + 2, manifests.Count);
        Assert.All(accepted, id => Assert.Single(manifests, row => row == $"{id}|1"));
    }

    [Fact]
    public async Task State_is_its_owners_alone()
    {
        await using var service = await StartAsync();
        await service.ManifestAsync(await service.ReportAsync(Sources.Incident("modes", "orders")));

        var files = Directory.GetFiles(_scratch.Path("state"));
        Assert.Superset(new HashSet<string>(["lock", "rca.db", "rca.db-wal", "rca.db-shm", "sealing.private.pem", "tokens.key"], StringComparer.Ordinal), files.Select(f => Path.GetFileName(f)).ToHashSet(StringComparer.Ordinal));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_scratch.Path("state")));
        foreach (var file in files) Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Second_service_on_the_same_state_is_refused_with_words()
    {
        await using var service = await StartAsync();
        var (exit, _, errors) = await RcaProcess.RunAsync(["all", "--config", _scratch.Path("rca.yaml")], Ct);

        Assert.Equal(2, exit);
        Assert.StartsWith(_scratch.Path("state") + ": this state directory cannot be used: another rca holds it", errors, StringComparison.Ordinal);
        using var ready = await service.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task Service_told_to_stop_amid_a_collection_ends_with_0_and_seals_at_its_next_start()
    {
        string id;
        await using (var service = await StartAsync())
        {
            id = await service.ReportAsync(Sources.Incident("amid", "orders"));
            while (!_silence.Pending()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Ct);
            service.Process.Stop();
            Assert.Equal(0, await service.Process.ExitAsync(Ct));
        }

        await using var next = await StartAsync();
        Assert.Single((await next.ManifestAsync(id)).Manifest.Payload.Items);
    }

    [Fact]
    public async Task Service_away_from_loopback_without_tokens_does_not_start()
    {
        var yaml = AllServiceTests.Hanging(_silence).Replace("127.0.0.1:0", "0.0.0.0:0", StringComparison.Ordinal);
        var (exit, output, errors) = await RcaProcess.RunAsync(["all", "--config", _scratch.Write("rca.yaml", yaml)], Ct);

        Assert.Equal(2, exit);
        Assert.Matches("rca.yaml:[0-9]+:[0-9]+: doors.reportToken: found nothing", errors);
        Assert.Matches("rca.yaml:[0-9]+:[0-9]+: doors.readToken: found nothing", errors);
        Assert.DoesNotContain("listening", output + errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Path("state")), "a configuration that is refused leaves nothing behind");
    }

    [Fact]
    public async Task Service_whose_address_is_taken_says_so()
    {
        var port = LoopbackPorts.Take();
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();
        var yaml = AllServiceTests.Hanging(_silence).Replace("127.0.0.1:0", $"127.0.0.1:{port}", StringComparison.Ordinal);
        var (exit, _, errors) = await RcaProcess.RunAsync(["all", "--config", _scratch.Write("rca.yaml", yaml)], Ct);

        Assert.Equal(2, exit);
        Assert.StartsWith("doors.listen: another process listens on this address already", errors, StringComparison.Ordinal);
    }

    Task<Service> StartAsync() => Service.StartAsync(_scratch, AllServiceTests.Hanging(_silence), Sources.NoServer);

    string ReadKeys() => File.ReadAllText(_scratch.Path("state", "tokens.key")) + File.ReadAllText(_scratch.Path("state", "sealing.private.pem"));

    static string Team(string document)
    {
        using var json = System.Text.Json.JsonDocument.Parse(document);
        return json.RootElement.GetProperty("payload").GetProperty("header").GetProperty("incident").GetProperty("alerts")[0].GetProperty("labels").GetProperty("team").GetString()!;
    }
}
