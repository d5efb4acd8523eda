using System.Globalization;

namespace Rca.Pipeline.Demo;

/// <summary>Whom the server runs as: ourselves, or another account where we are root, whom PostgreSQL refuses.</summary>
public sealed record ThrowawayPostgresAccount(string? Name, int UserId, int GroupId)
{
    static readonly string[] Preferred = ["postgres", "nobody"];

    public static ThrowawayPostgresAccount Choose()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new ThrowawayPostgresAccount(null, 0, 0);
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3)
            .ToLookup(fields => fields[0], StringComparer.Ordinal);
        var fields = Preferred.Select(name => accounts[name].FirstOrDefault()).FirstOrDefault(found => found is not null)
            ?? throw new InvalidOperationException("PostgreSQL refuses to run as root and there is no account 'postgres' or 'nobody' to run it as.");
        return new ThrowawayPostgresAccount(
            fields[0], int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
    }

    /// <summary>setpriv replaces itself by the program, so the process id that we hold is the server's own.</summary>
    public IReadOnlyList<string> Command(string program, IEnumerable<string> arguments) =>
        Name is null
            ? [program, .. arguments]
            : [
                "setpriv", string.Create(CultureInfo.InvariantCulture, $"--reuid={UserId}"),
                string.Create(CultureInfo.InvariantCulture, $"--regid={GroupId}"), "--clear-groups", "--", program, .. arguments,
            ];

    public async Task TakeAsync(string folder, CancellationToken ct)
    {
        if (Name is null) return;
        var owner = string.Create(CultureInfo.InvariantCulture, $"{UserId}:{GroupId}");
        await ThrowawayPostgresCommand.RunAsync(["chown", "-R", owner, folder], folder, ct);
    }
}
