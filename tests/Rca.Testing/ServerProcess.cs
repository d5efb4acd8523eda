using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Rca.Testing;

/// <summary>One server process that we started, what it said, and its end by process id.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    const int Terminate = 15;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    readonly Process _process;
    readonly TimeProvider _time;
    readonly StringBuilder _said = new();

    ServerProcess(Process process, TimeProvider time) => (_process, _time) = (process, time);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public long? Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? null : _process.WorkingSet64;
        }
    }

    public TimeSpan? ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? null : _process.TotalProcessorTime;
        }
    }

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public static ServerProcess Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment, TimeProvider time)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var server = new ServerProcess(new Process { StartInfo = start }, time);
        server._process.OutputDataReceived += server.Note;
        server._process.ErrorDataReceived += server.Note;
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Lets the server end in its own order; one that does not is killed.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (_process.HasExited) return;
        Ask(_process.Id);
        using var grace = new CancellationTokenSource(Grace, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, ct);
        try
        {
            await _process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            await KillAsync(ct);
        }
    }

    /// <summary>Asks a process to end, and does not wait.</summary>
    public static void Ask(int processId)
    {
        if (kill(processId, Terminate) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>As when the machine takes it away: no signal handler runs.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(Grace, _time);
        if (!_process.HasExited) await KillAsync(timeout.Token);
        _process.Dispose();
    }

    void Note(object sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int kill(int processId, int signal);
}
