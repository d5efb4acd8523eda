using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Rca.Pipeline.Hosting;
using Rca.Storage;
using Xunit;

namespace Rca.Tests.Storage;

public sealed class SqliteSourceStateStoreTests : SourceStateContract
{
    readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));
    string _folder = "";

    string Path => System.IO.Path.Combine(_folder, "state.db");

    protected override Task CreateAsync()
    {
        _folder = Directory.CreateTempSubdirectory("rca-state-").FullName;
        return Task.CompletedTask;
    }

    protected override Task DropAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override async Task<SqlSourceStateStore> ConnectAsync()
    {
        var store = new SqliteSourceStateStore(Path, _clock);
        await store.PrepareAsync(Ct);
        return store;
    }

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }

    protected override async Task<string> DumpAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(concat_ws('|', source, key, version, clear, sealed), char(10)) from entries";
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    protected override async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("rca_state.", "", StringComparison.Ordinal);
        await command.ExecuteNonQueryAsync(Ct);
    }

    [Fact]
    public async Task Embedded_state_is_only_its_owners_and_outlives_the_process()
    {
        var (store, of) = await EmbeddedState.OpenAsync(_folder, Ct);
        var key = Rca.Core.Collecting.State.StateKey.Of("k");
        var value = new Rca.Core.Collecting.State.StateValue(Rca.Core.Collecting.State.OperationalFields.None, "EXAMPLE"u8.ToArray());
        await of("acme-code").CompareAndSetAsync(key, 0, value, Hour, Ct);
        if (!OperatingSystem.IsWindows())
        {
            var files = Directory.GetFiles(_folder, "source-state.*");
            Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
            foreach (var file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await store.DisposeAsync();
        (store, of) = await EmbeddedState.OpenAsync(_folder, Ct);
        Assert.Equal("EXAMPLE"u8.ToArray(), (await of("acme-code").GetAsync(key, Ct)).Value!.Sealed.ToArray());
        await store.DisposeAsync();
    }

    async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync(Ct);
        return connection;
    }
}
