namespace Rca.Pipeline.Demo;

/// <summary>Installs PostgreSQL's packages on Debian or Ubuntu, without letting them start a service.</summary>
static class ThrowawayPostgresInstaller
{
    const string AptGet = "/usr/bin/apt-get";
    const string ServicePolicy = "/usr/sbin/policy-rc.d";

    /// <summary>The one command that puts PostgreSQL on this machine.</summary>
    public static string Remedy =>
        !File.Exists(AptGet) ? "install PostgreSQL 12 or later, with initdb and postgres in PATH"
        : Environment.IsPrivilegedProcess ? "./rca demo --install"
        : "sudo apt-get install -y postgresql";

    public static bool IsPossible => File.Exists(AptGet) && Environment.IsPrivilegedProcess;

    public static async Task InstallAsync(CancellationToken ct)
    {
        var ours = !File.Exists(ServicePolicy);
        if (ours) await ForbidServicesAsync(ct);
        try
        {
            await AptAsync(["update", "-q"], ct);
            await AptAsync(["install", "-y", "-q", "--no-install-recommends", "postgresql"], ct);
        }
        finally
        {
            if (ours) File.Delete(ServicePolicy);
        }
    }

    // Debian asks this program before a package may start a service: 101 is "not allowed".
    static async Task ForbidServicesAsync(CancellationToken ct)
    {
        await File.WriteAllTextAsync(ServicePolicy, "#!/bin/sh\nexit 101\n", ct);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(ServicePolicy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static Task AptAsync(string[] arguments, CancellationToken ct) =>
        ThrowawayPostgresCommand.RunAsync([AptGet, .. arguments], "/", ct, ("DEBIAN_FRONTEND", "noninteractive"));
}
