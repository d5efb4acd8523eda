using Npgsql;

namespace Rca.Testing;

/// <summary>A server's log as it is once everything that has happened is in it: a process of its own writes it, a while later.</summary>
public sealed class PostgresLog(string file, string connectionString)
{
    const string Mark = "end of the log so far: ";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        var mark = Mark + Guid.NewGuid().ToString("n");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var say = new NpgsqlCommand($"DO $$ BEGIN RAISE LOG '{mark}'; END $$", connection);
        await say.ExecuteNonQueryAsync(ct);
        while (true)
        {
            var log = await FileAsync(ct);
            if (log.IndexOf($"LOG:  {mark}", StringComparison.Ordinal) is >= 0 and var end)
                return string.Join('\n', log[..end].Split('\n')[..^1].Where(line => !line.Contains(Mark, StringComparison.Ordinal)));
            await Task.Delay(Poll, TimeProvider.System, ct);
        }
    }

    async Task<string> FileAsync(CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
