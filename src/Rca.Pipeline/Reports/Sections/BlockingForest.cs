using System.Globalization;
using System.Text.Json;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>Who waits for whom in a database, drawn from what holds the lock down to the last that waits.</summary>
static class BlockingForest
{
    public const string Kind = "postgres.lock-waits/1";

    const int MostDrawn = 200;

    static readonly JsonElement Nothing = JsonElement.Parse("[]");

    public static int Waiters(JsonElement tree) => (int)Number(tree, "waiterCount");

    public static void Write(HtmlWriter html, string source, JsonElement tree)
    {
        var waiters = List(tree, "waiters").Take(MostDrawn).ToList();
        using var figure = html.In("figure", ("class", "forest"));
        html.Element("figcaption", $"{source}: {Words.Count(Waiters(tree), "session")} waiting, "
            + $"the longest chain {Number(tree, "chainLength").ToString(CultureInfo.InvariantCulture)} long"
            + (Is(tree, "cyclic") ? ", in a circle" : "") + (Is(tree, "cut") ? "; more wait than were read" : ""));
        var drawn = new HashSet<long>();
        using (html.In("ul"))
        {
            foreach (var root in List(tree, "roots")) Node(html, root, Root(root), waiters, drawn);
            // Those that wait on a circle hang from no root.
            foreach (var waiter in waiters.Where(w => !drawn.Contains(Number(w, "pid"))))
                if (!drawn.Contains(Number(waiter, "pid"))) Node(html, waiter, Waiter(waiter), waiters, drawn);
        }

        if (Waiters(tree) > MostDrawn) html.Element("p", $"{Words.Number(Waiters(tree) - MostDrawn)} more waiting sessions are not drawn.", ("class", "none"));
    }

    static void Node(HtmlWriter html, JsonElement session, string words, List<JsonElement> waiters, HashSet<long> drawn)
    {
        var pid = Number(session, "pid");
        var again = !drawn.Add(pid);
        using var item = html.In("li");
        using (html.In("span", ("class", session.TryGetProperty("blockedBy", out _) ? "waiter" : "root")))
            html.Element("strong", pid == 0 ? "prepared transaction" : $"pid {pid.ToString(CultureInfo.InvariantCulture)}")
                .Text(" " + words + (again ? " (as above)" : ""));
        if (again) return;
        var behind = waiters.Where(w => List(w, "blockedBy").Any(b => b.ValueKind == JsonValueKind.Number && b.GetDouble() == pid)).ToList();
        if (behind.Count == 0) return;
        using var list = html.In("ul");
        foreach (var waiter in behind) Node(html, waiter, Waiter(waiter), waiters, drawn);
    }

    static string Root(JsonElement root) =>
        $"holds the lock: {Word(root, "backendType")}, {Word(root, "state")} for {Seconds(root, "inState")}, "
        + $"transaction open for {Seconds(root, "transaction")}";

    static string Waiter(JsonElement waiter) => $"waits {Seconds(waiter, "waiting")} for {Word(waiter, "mode")} on a {Word(waiter, "lockType")}";

    static string Word(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!.Replace('-', ' ')
        : "unknown";

    static string Seconds(JsonElement json, string name) => json.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.Number
            ? Words.Duration(TimeSpan.FromSeconds(Math.Clamp(value.GetDouble(), 0, 1e9)))
            : Gist.Scalar(value)?.Text ?? "unknown"
        : "an unknown time";

    static long Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        ? (long)value.GetDouble()
        : 0;

    static bool Is(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    static JsonElement.ArrayEnumerator List(JsonElement json, string name) =>
        (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value : Nothing).EnumerateArray();
}
