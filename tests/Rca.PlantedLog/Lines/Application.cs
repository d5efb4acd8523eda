namespace Rca.PlantedLog.Lines;

/// <summary>What services log: JSON, klog, logfmt, Spring, stack traces.</summary>
static class Application
{
    public static void Json(LineWriter w, Scene s)
    {
        w.Write($$"""{"ts":"{{s.Iso}}","level":"{{s.Level}}","logger":"com.example.{{s.Service}}","msg":"{{s.Message}}","trace_id":"{{Planted.Decoy("trace-id", s.Hex(32))}}","span_id":"{{s.Hex(16)}}","path":"{{s.Path}}","status":{{s.Pick("200", "404", "500")}},"duration_ms":{{s.Below(4000)}},"pod":"{{s.Pod}}"}""");
        w.EndLine(LineForm.Json);
    }

    public static void Bunyan(LineWriter w, Scene s)
    {
        w.Write($$"""{"name":"{{s.Service}}","hostname":"{{s.Pod}}","pid":{{s.Between(1, 400)}},"level":{{s.Pick("30", "40", "50")}},"req":{"id":"{{Planted.Decoy("request-id", s.Uuid())}}","method":"GET","url":"{{s.Path}}"},"msg":"{{s.Message}}","time":"{{s.Iso}}","v":0}""");
        w.EndLine(LineForm.Json);
    }

    public static void Klog(LineWriter w, Scene s)
    {
        w.Write($"{s.Pick("I", "I", "W", "E")}{s.Format("MMdd HH:mm:ss.ffffff")}       1 {s.Pick("controller", "reflector", "leaderelection", "pod_workers")}.go:{s.Between(20, 900)}] \"{s.Message}\" pod=\"{s.Namespace}/{s.Pod}\" podUID=\"{Planted.Decoy("pod-uid", s.Uuid())}\" attempt={s.Below(9)}");
        w.EndLine();
    }

    public static void Logfmt(LineWriter w, Scene s)
    {
        w.Write($"ts={s.Iso} level={s.Level} caller={s.Service}.go:{s.Between(20, 900)} msg=\"{s.Message}\" traceID={Planted.Decoy("trace-id", s.Hex(32))} duration={s.Below(900)}ms user_id={s.Below(90_000)} path={s.Path}");
        w.EndLine();
    }

    public static void Spring(LineWriter w, Scene s)
    {
        w.Write($"{s.Format("yyyy-MM-dd HH:mm:ss.fff")}  {s.Level} 1 --- [nio-8080-exec-{s.Between(1, 20)}] o.s.web.servlet.{s.Pick("DispatcherServlet", "HandlerMapping", "PageNotFound")}        : {s.Message} in {s.Below(4000)} ms for {s.Path}");
        w.EndLine();
    }

    public static void JavaTrace(LineWriter w, Scene s)
    {
        w.Write($"{s.Format("yyyy-MM-dd HH:mm:ss.fff")} ERROR 1 --- [main] c.example.{s.Service}.Job : {s.Message}");
        w.EndLine();
        w.Write($"java.util.concurrent.TimeoutException: waited {s.Below(9000)} milliseconds for java.util.concurrent.CompletableFuture@{s.Hex(8)}[Not completed]");
        w.EndLine();
        Frames(w, s, f => $"\tat com.example.{f.Service}.{f.Pick("Repository.find", "Worker.run", "Client.call", "Pool.borrow")}({f.Pick("Repository", "Worker", "Client")}.java:{f.Digits(3)})");
        w.Write("\t... 27 common frames omitted");
        w.EndLine();
    }

    public static void PythonTrace(LineWriter w, Scene s)
    {
        w.Write("Traceback (most recent call last):");
        w.EndLine();
        Frames(w, s, f => $"  File \"/app/{f.Service}/{f.Pick("views", "tasks", "models")}.py\", line {f.Digits(3)}, in {f.Pick("handle", "refresh_token", "get_password_hash", "run")}");
        w.Write($"psycopg2.OperationalError: could not connect to server: Connection refused, is the server running on host \"{s.Host}\" and accepting TCP/IP connections on port 5432?");
        w.EndLine();
    }

    public static void GoTrace(LineWriter w, Scene s)
    {
        w.Write($"panic: runtime error: invalid memory address or nil pointer dereference [signal SIGSEGV: segmentation violation code=0x1 addr=0x{s.Hex(4)} pc=0x{s.Hex(6)}]");
        w.EndLine();
        w.Write($"goroutine {s.Below(900)} [running]:");
        w.EndLine();
        Frames(w, s, f => $"github.com/shop/{f.Service}/internal/{f.Pick("auth.(*TokenSource).Token", "db.Open", "http.(*Server).Serve")}(0xc000{f.Hex(6)}, 0x{f.Hex(2)})");
    }

    public static void DotnetTrace(LineWriter w, Scene s)
    {
        w.Write($"System.InvalidOperationException: {s.Message}");
        w.EndLine();
        Frames(w, s, f => $"   at Shop.{f.Pick("Orders.PasswordHasher.Verify", "Billing.TokenStore.Refresh", "Cart.Handler.Invoke")}(String key, CancellationToken cancellationToken) in /src/{f.Service}/Handler.cs:line {f.Digits(3)}");
    }

    public static void NodeTrace(LineWriter w, Scene s)
    {
        w.Write($"TypeError: Cannot read properties of undefined (reading '{s.Pick("token", "id", "items")}')");
        w.EndLine();
        Frames(w, s, f => $"    at {f.Pick("Object.authorize", "async Promise.all", "Layer.handle [as handle_request]")} (/app/node_modules/{f.Pick("express/lib/router", "@shop/auth/dist", "pg/lib")}/index.js:{f.Digits(3)}:{f.Digits(2)})");
    }

    static void Frames(LineWriter w, Scene s, Func<Scene, string> frame)
    {
        for (var n = s.Between(3, 9); n > 0; n--)
        {
            w.Write(frame(s));
            w.EndLine();
        }
    }
}
