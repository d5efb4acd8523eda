using Rca.PlantedLog.Kinds;

namespace Rca.PlantedLog.Lines;

/// <summary>The line around a fragment: what its logger puts before it, and how it escapes it.</summary>
static class Envelopes
{
    static readonly Action<LineWriter, Scene, LineWriter>[] Text =
    [
        (w, s, f) => Plain(w, f, $"{s.Iso} {s.Level} [{s.Service}] "),
        (w, s, f) => Plain(w, f, $"{s.Pick("I", "W", "E")}{s.Format("MMdd HH:mm:ss.ffffff")}       1 {s.Service}.go:{s.Digits(3)}] "),
        (w, s, f) => Plain(w, f, $"{s.Format("yyyy-MM-dd HH:mm:ss.fff")}  {s.Level} 1 --- [nio-8080-exec-{s.Digits(1)}] c.example.{s.Service}.Handler : "),
        (w, s, f) => Plain(w, f, $"{s.Format("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'")} "),
        (w, s, f) => Plain(w, f, $"{s.Format("MMM dd HH:mm:ss")} {s.Pod} {s.Service}[{s.Digits(4)}]: "),
        (w, s, f) => Plain(w, f, $"[{s.Pod}] {s.Format("HH:mm:ss")} "),
        (w, _, f) => Plain(w, f, ""),
    ];

    /// <summary>The kind's own lines, or its fragment in a line of text, of JSON or of logfmt.</summary>
    public static void Write(LineWriter w, Scene s, LineWriter fragment, Kind kind)
    {
        if (kind.Shape == KindShape.Lines)
        {
            w.Kind = kind.Id;
            kind.Write(w, s);
            return;
        }

        fragment.Clear();
        fragment.Kind = kind.Id;
        kind.Write(fragment, s);
        Write(w, s, fragment);
    }

    public static void Write(LineWriter w, Scene s, LineWriter fragment)
    {
        switch (s.Below(10))
        {
            case 0 or 1:
                w.Write($$"""{"time":"{{s.Iso}}","level":"{{s.Level}}","service":"{{s.Service}}","msg":""");
                w.Write("\"");
                w.Write(fragment, Escapes.Json);
                w.Write($"\",\"duration_ms\":{s.Below(900)}}}");
                w.EndLine(LineForm.Json);
                break;
            case 2:
                w.Write($"ts={s.Iso} level={s.Level} component={s.Service} msg=\"");
                w.Write(fragment, Escapes.Backslash);
                w.Write("\"");
                w.EndLine();
                break;
            default:
                s.Pick(Text)(w, s, fragment);
                break;
        }
    }

    static void Plain(LineWriter w, LineWriter fragment, string before)
    {
        w.Write(before);
        w.Write(fragment, Escapes.None);
        w.EndLine();
    }
}
