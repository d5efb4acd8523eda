namespace Rca.PlantedLog.Lines;

/// <summary>The server log of PostgreSQL.</summary>
static class Databases
{
    public static void Postgres(LineWriter w, Scene s)
    {
        var prefix = $"{s.Format("yyyy-MM-dd HH:mm:ss.fff")} UTC [{s.Digits(5)}] {s.User}@{s.Database} ";
        switch (s.Below(5))
        {
            case 0:
                Line(w, prefix, $"LOG:  duration: {s.Below(9000)}.{s.Digits(3)} ms  statement: SELECT o.id, o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.status = 'open' AND o.created_at > now() - interval '1 day' ORDER BY o.id LIMIT 50");
                break;
            case 1:
                Line(w, prefix, $"ERROR:  duplicate key value violates unique constraint \"orders_pkey\"");
                Line(w, prefix, $"DETAIL:  Key (id)=({s.Digits(7)}) already exists.");
                break;
            case 2:
                Line(w, prefix, $"LOG:  process {s.Digits(5)} still waiting for ShareLock on transaction {s.Digits(9)} after 1000.{s.Digits(3)} ms");
                break;
            case 3:
                Line(w, prefix, $"LOG:  checkpoint complete: wrote {s.Below(9000)} buffers ({s.Below(90)}.1%); 0 WAL file(s) added; lsn={s.Chars(Alphabets.UpperHex, 1)}/{s.Chars(Alphabets.UpperHex, 8)}");
                break;
            default:
                Line(w, prefix, $"LOG:  execute <unnamed>: UPDATE sessions SET last_seen = $1 WHERE id = $2");
                break;
        }
    }

    static void Line(LineWriter w, string prefix, string text)
    {
        w.Write(prefix);
        w.Write(text);
        w.EndLine();
    }
}
