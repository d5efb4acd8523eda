using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Rca.Pipeline.Conformance;

/// <summary>A command of a candidate with all the processes that it starts: a session of its own, so that a signal reaches every one of them.</summary>
sealed class Candidate : IAsyncDisposable
{
    const int Exists = 0;
    const int Kill = 9;
    const int Terminate = 15;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    readonly Process _process;
    readonly TimeProvider _clock;
    readonly StringBuilder _output = new();
    readonly StringBuilder _errors = new();

    Candidate(Process process, TimeProvider clock) => (_process, _clock) = (process, clock);

    public bool HasExited => _process.HasExited;

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public static Candidate Start(string command, IReadOnlyDictionary<string, string> environment, TimeProvider clock)
    {
        var start = new ProcessStartInfo("setsid", ["/bin/sh", "-c", command]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var candidate = new Candidate(new Process { StartInfo = start }, clock);
        candidate._process.OutputDataReceived += (_, line) => Add(candidate._output, line.Data);
        candidate._process.ErrorDataReceived += (_, line) => Add(candidate._errors, line.Data);
        candidate._process.Start();
        candidate._process.StandardInput.Close();
        candidate._process.BeginOutputReadLine();
        candidate._process.BeginErrorReadLine();
        return candidate;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code, null when it did not end in time, and its output.</returns>
    public static async Task<(int? Exit, string Output)> RunAsync(string command, IReadOnlyDictionary<string, string> environment, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var candidate = Start(command, environment, clock);
        try
        {
            await candidate._process.WaitForExitAsync(cancellationToken).WaitAsync(patience, clock, cancellationToken);
            return (candidate._process.ExitCode, candidate.Output);
        }
        catch (TimeoutException)
        {
            return (null, candidate.Output);
        }
    }

    /// <summary>Asks it to stop, and waits until none of its processes is left; those that are when <paramref name="limit"/> is over are killed.</summary>
    /// <returns>How long it took; more than the limit when it was killed.</returns>
    public async Task<TimeSpan> StopAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var asked = _clock.GetTimestamp();
        _ = kill(-_process.Id, Terminate);
        while (IsRunning && _clock.GetElapsedTime(asked) <= limit) await Task.Delay(Poll, _clock, cancellationToken);
        var took = _clock.GetElapsedTime(asked);
        await EndAsync(cancellationToken);
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), _clock);
        await EndAsync(patience.Token);
        _process.Dispose();
    }

    // Waiting for the end also waits for the last of its output.
    async Task EndAsync(CancellationToken cancellationToken)
    {
        if (IsRunning) _ = kill(-_process.Id, Kill);
        await _process.WaitForExitAsync(cancellationToken);
    }

    bool IsRunning => !_process.HasExited || kill(-_process.Id, Exists) == 0;

    static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null) text.Append(line).Append('\n');
        }
    }

    static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int kill(int processId, int signal);
}
