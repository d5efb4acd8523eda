using System.Globalization;

namespace Rca.Pipeline.Demo;

/// <summary>The folder of an installed PostgreSQL server: initdb, postgres and pg_ctl of one version.</summary>
public sealed record ThrowawayPostgresBinaries(string Folder)
{
    const string DebianRoot = "/usr/lib/postgresql";
    static readonly string[] Needed = ["initdb", "postgres", "pg_ctl"];

    public string Tool(string name) => Path.Combine(Folder, name);

    /// <summary>Debian's versioned folders come before PATH: what stands first in PATH may be a wrapper or a stray link.</summary>
    public static ThrowawayPostgresBinaries? Locate(string? folder = null)
    {
        var candidates = folder is null ? VersionedFolders().Concat(FoldersInPath()) : [folder];
        return candidates.Where(IsComplete).Select(found => new ThrowawayPostgresBinaries(found)).FirstOrDefault();
    }

    static IEnumerable<string> VersionedFolders() =>
        !Directory.Exists(DebianRoot)
            ? []
            : Directory.GetDirectories(DebianRoot)
                .Select(version => (Folder: Path.Combine(version, "bin"), Major: MajorOf(version)))
                .Where(version => version.Major > 0)
                .OrderByDescending(version => version.Major)
                .Select(version => version.Folder);

    static int MajorOf(string folder) => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0;

    static IEnumerable<string> FoldersInPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, "postgres")))
            .Where(file => file.Exists)
            .Select(file => file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName)
            .Select(file => Path.GetDirectoryName(file)!);

    static bool IsComplete(string folder) => Needed.All(tool => File.Exists(Path.Combine(folder, tool)));
}
