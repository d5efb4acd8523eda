using Rca.IntegrationTests.Kit;
using Xunit;

namespace Rca.IntegrationTests.Report;

/// <summary>The browser that the system has; none is downloaded.</summary>
static class Chromium
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Without one the tests are skipped, and in CI, where Debian's can be had, they fail.</summary>
    public static string Path()
    {
        if (Places.FirstOrDefault(File.Exists) is { } found) return found;
        const string missing = "there is no Chromium: on Debian or Ubuntu 'apt-get install chromium' brings it, which ./test.sh does as root";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.Skip(missing);
        return missing;
    }

    /// <summary>Where a picture is kept for people to look at.</summary>
    public static string Picture(string name) => System.IO.Path.Combine(Directory.CreateDirectory(KitFiles.InRepository("artifacts", "report")).FullName, name);
}
