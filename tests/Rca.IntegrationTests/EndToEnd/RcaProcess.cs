using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>The program as a user runs it: the built <c>rca</c> beside the tests, in a process of its own.</summary>
sealed partial class RcaProcess : IAsyncDisposable
{
    const int Terminate = 15;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    readonly Process _process;
    readonly Text _output = new();
    readonly Text _errors = new();

    RcaProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Add(line.Data);
    }

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public bool HasExited => _process.HasExited;

    public static RcaProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string program = "rca")
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{program}.exe" : program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        var rca = new RcaProcess(start);
        rca._process.Start();
        rca._process.StandardInput.Close();
        rca._process.BeginOutputReadLine();
        rca._process.BeginErrorReadLine();
        return rca;
    }

    /// <summary>Runs it to its end and says its exit code.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(
        IEnumerable<string> arguments, CancellationToken ct, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var rca = Start(arguments, environment);
        return (await rca.ExitAsync(ct), rca.Output, rca.Errors);
    }

    public async Task<int> ExitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct).WaitAsync(Patience, TimeProvider.System, ct);
        return _process.ExitCode;
    }

    /// <summary>The address that <c>rca all</c> says it listens on.</summary>
    public async Task<Uri> AddressAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (ListeningPattern().Match(Errors) is { Success: true } said) return new Uri(said.Groups[1].Value);
            if (HasExited) throw new InvalidOperationException($"rca ended with {await ExitAsync(ct)} and said: {Errors}");
            await Task.Delay(Poll, TimeProvider.System, patience.Token);
        }
    }

    public void Stop()
    {
        if (kill(_process.Id, Terminate) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>kill -9: no handler runs, nothing is written any more.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // What it started itself (the demo's PostgreSQL) must not outlive a failed test.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System, Xunit.TestContext.Current.CancellationToken);
        }

        _process.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int kill(int processId, int signal);

    [GeneratedRegex(@"^listening on (http://\S+)\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ListeningPattern();

    sealed class Text
    {
        readonly StringBuilder _text = new();

        public void Add(string? line)
        {
            lock (_text)
            {
                if (line is not null) _text.Append(line).Append('\n');
            }
        }

        public override string ToString()
        {
            lock (_text) return _text.ToString();
        }
    }
}
