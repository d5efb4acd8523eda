namespace Rca.Testing;

/// <summary>One of our own programs, run as its users run it: from the build's output, with its environment, until a signal.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    readonly ServerProcess _process;

    ProgramProcess(ServerProcess process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything that it wrote, to either stream.</summary>
    public string Said => _process.Said;

    /// <param name="project">The project, such as <c>Rca.Pipeline</c>.</param>
    /// <param name="assembly">Its assembly, such as <c>rca</c>.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables beside those of the test.</param>
    /// <param name="time">Time.</param>
    public static ProgramProcess Start(
        string project, string assembly, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment, TimeProvider time)
    {
        // artifacts/bin/THIS_TEST/CONFIGURATION/ → artifacts/bin/PROJECT/CONFIGURATION/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(output.Parent!.Parent!.FullName, project, output.Name, assembly + ".dll");
        if (!File.Exists(program)) throw new FileNotFoundException($"{project} is not built: dotnet build -c Release", program);
        return new ProgramProcess(ServerProcess.Start("dotnet", [program, .. arguments], folder, environment, time));
    }

    /// <summary>What it told the shell; only once it has exited.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>How much memory it has in use, in bytes; null once it has exited.</summary>
    public long? Memory => _process.Memory;

    /// <summary>How much processor time it has taken; null once it has exited.</summary>
    public TimeSpan? ProcessorTime => _process.ProcessorTime;

    /// <summary>Asks it to end, and does not wait.</summary>
    public void AskToEnd() => ServerProcess.Ask(_process.Id);

    public Task StopAsync(CancellationToken ct) => _process.StopAsync(ct);

    public Task KillAsync(CancellationToken ct) => _process.KillAsync(ct);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
