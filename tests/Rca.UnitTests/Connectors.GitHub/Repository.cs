namespace Rca.UnitTests.Connectors.GitHub;

static class Repository
{
    public static string File(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Rca.Pipeline.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no Rca.Pipeline.sln above the tests");
        return Path.Combine(folder, path);
    }
}
