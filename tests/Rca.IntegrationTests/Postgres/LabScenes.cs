using Npgsql;

namespace Rca.IntegrationTests.Postgres;

/// <summary>Troubles to set up in a lab. Each has rows and locks of its own, so that they can stand side by side.</summary>
static class LabScenes
{
    const string FirstAborted = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction (aborted)'";

    /// <summary>Every session holds a row and waits for the row of the one before it; the first waits for none.</summary>
    public static async Task<List<NpgsqlConnection>> ChainAsync(this Lab lab, int waiters)
    {
        var sessions = new List<NpgsqlConnection>();
        for (var row = 1; row <= waiters + 1; row++) sessions.Add(await lab.OpenAsync(null, $"BEGIN; UPDATE item SET n = 1 WHERE id = {row}"));
        for (var row = 1; row <= waiters; row++) await lab.LeaveWaitingAsync(sessions[row], $"UPDATE item SET n = 2 WHERE id = {row}");
        return sessions;
    }

    /// <summary>ALTER TABLE waits for an idle reader, and a second reader waits for ALTER TABLE although the first would let it in.</summary>
    public static async Task<(NpgsqlConnection Idle, NpgsqlConnection Alter, NpgsqlConnection Reader)> QueueBehindAlterAsync(this Lab lab)
    {
        await lab.AdminAsync("CREATE TABLE altered (id int)");
        var idle = await lab.OpenAsync(null, "BEGIN; SELECT count(*) FROM altered");
        var (alter, reader) = (await lab.OpenAsync(), await lab.OpenAsync());
        await lab.LeaveWaitingAsync(alter, "ALTER TABLE altered ADD n int");
        await lab.LeaveWaitingAsync(reader, "SELECT count(*) FROM altered");
        return (idle, alter, reader);
    }

    /// <summary>A session that does nothing, in no transaction, and holds a lock all the same.</summary>
    public static async Task<(NpgsqlConnection Holder, NpgsqlConnection Waiter)> WaitForAdvisoryAsync(this Lab lab)
    {
        var (holder, waiter) = (await lab.OpenAsync(null, "SELECT pg_advisory_lock(4711)"), await lab.OpenAsync());
        await lab.LeaveWaitingAsync(waiter, "SELECT pg_advisory_lock(4711)");
        return (holder, waiter);
    }

    /// <summary>The lock's holder is no session at all.</summary>
    public static async Task<NpgsqlConnection> WaitForPreparedAsync(this Lab lab)
    {
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 10; PREPARE TRANSACTION 'held'");
        lab.AtEnd("ROLLBACK PREPARED 'held'");
        var waiter = await lab.OpenAsync();
        await lab.LeaveWaitingAsync(waiter, "UPDATE item SET n = 2 WHERE id = 10");
        return waiter;
    }

    /// <summary>A deadlock that the server has not looked for yet.</summary>
    public static async Task<(NpgsqlConnection One, NpgsqlConnection Two)> CircleAsync(this Lab lab)
    {
        var one = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 8");
        var two = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 9");
        await lab.LeaveWaitingAsync(one, "UPDATE item SET n = 2 WHERE id = 9");
        await lab.LeaveWaitingAsync(two, "UPDATE item SET n = 2 WHERE id = 8");
        return (one, two);
    }

    /// <summary>A deadlock that the server found: the victim's transaction has failed, the survivor's goes on.</summary>
    public static async Task<(NpgsqlConnection Survivor, NpgsqlConnection Victim)> DeadlockAsync(this Lab lab)
    {
        var survivor = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 8");
        var victim = await lab.OpenAsync(null, "SET deadlock_timeout = '10ms'; BEGIN; UPDATE item SET n = 1 WHERE id = 9");
        await lab.LeaveWaitingAsync(survivor, "UPDATE item SET n = 2 WHERE id = 9");
        _ = lab.Leave(victim, "UPDATE item SET n = 2 WHERE id = 8");
        await lab.UntilAsync(1, FirstAborted);
        return (survivor, victim);
    }

    /// <summary>Many sessions want the row that one holds: all but the first of them wait for each other.</summary>
    public static async Task<NpgsqlConnection> QueueOnRowAsync(this Lab lab, int waiters)
    {
        var holder = await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 7");
        for (var i = 0; i < waiters; i++) _ = lab.Leave(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 7");
        await lab.UntilAsync(waiters, "SELECT count(*) FROM pg_locks WHERE NOT granted");
        return holder;
    }

    /// <summary>Opens sessions until the server refuses the next one.</summary>
    public static async Task<List<NpgsqlConnection>> FillAsync(this Lab lab, string? user)
    {
        var opened = new List<NpgsqlConnection>();
        try
        {
            while (true) opened.Add(await lab.OpenAsync(user));
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return opened;
        }
    }
}
