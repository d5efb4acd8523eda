using System.ComponentModel;
using System.Diagnostics;
using Rca.IntegrationTests.Testing;
using Rca.Testing;

namespace Rca.IntegrationTests.Kit;

/// <summary>What the Python sample needs of its host.</summary>
static class PythonPackages
{
    public static async Task RequireAsync(CancellationToken ct)
    {
        if (!await AreThereAsync(ct))
            throw ServerMissing.SkipOrFail(new ServerMissingException("no Python with the packages of the sample: apt-get install python3-jwcrypto python3-pika python3-yaml"));
    }

    static async Task<bool> AreThereAsync(CancellationToken ct)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import jwcrypto, pika, yaml"]) { UseShellExecute = false, RedirectStandardError = true })!;
            await python.WaitForExitAsync(ct);
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
