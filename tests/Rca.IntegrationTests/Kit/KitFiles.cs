namespace Rca.IntegrationTests.Kit;

/// <summary>The kit's files, where they are in the repository.</summary>
static class KitFiles
{
    public static string Root { get; } = FindRoot();

    public static string InRepository(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rca.Pipeline.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository: no Rca.Pipeline.sln above them");
    }
}
