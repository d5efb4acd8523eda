namespace Rca.Testing;

static class Executables
{
    public static string? Find(string name, params string[] preferred) =>
        preferred.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
