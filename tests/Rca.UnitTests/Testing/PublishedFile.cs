using Xunit;

namespace Rca.UnitTests.Testing;

/// <summary>A file under docs that is made from the code.</summary>
static class PublishedFile
{
    const string Variable = "RCA_WRITE_DOCS";

    static string Root { get; } = FindRoot();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Fails when the file is not <paramref name="text"/>; with RCA_WRITE_DOCS=1 in the environment it writes the file instead.</summary>
    public static void Check(string path, string text)
    {
        if (Environment.GetEnvironmentVariable(Variable) is "1")
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(
            File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal),
            $"{System.IO.Path.GetRelativePath(Root, path)} is not what the code says: renew it with {Variable}=1 ./test.sh unit, and commit it");
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Rca.Pipeline.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository: no Rca.Pipeline.sln above them");
    }
}
