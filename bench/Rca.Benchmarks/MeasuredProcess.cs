using System.Diagnostics;
using System.Globalization;

namespace Rca.Benchmarks;

/// <summary>A run of a program: how long it took and how much memory it had at most.</summary>
sealed record MeasuredProcess(TimeSpan Took, long PeakBytes, string Output)
{
    const string Peak = "VmHWM:";
    const int Tail = 4096;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    public static async Task<MeasuredProcess> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        // Only the end is kept: what kubectl prints would be most of this process's own memory.
        var output = TailAsync(process.StandardOutput, ct);
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.Delay(Poll, TimeProvider.System, ct);
        }

        var took = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0
            ? new MeasuredProcess(took, peak, await output) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    static async Task<string> TailAsync(StreamReader reader, CancellationToken ct)
    {
        var (buffer, tail) = (new char[64 * 1024], "");
        while (await reader.ReadAsync(buffer.AsMemory(), ct) is > 0 and var read)
        {
            tail += new string(buffer, 0, read);
            tail = tail[Math.Max(0, tail.Length - Tail)..];
        }

        return tail;
    }

    // The kernel's own high-water mark, so that no peak falls between two looks.
    static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith(Peak, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
