using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.UnitTests.Connectors.GitHub;

namespace Rca.UnitTests.Pipeline.Configuration;

/// <summary>A sample in a folder of its own, where every secret and file that it refers to is there.</summary>
sealed partial class SampleFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-sample-");

    public SampleFolder(string text)
    {
        Text = text;
        Path = System.IO.Path.Combine(_folder.FullName, "rca.yaml");
        File.WriteAllText(Path, text);
        foreach (Match reference in Reference().Matches(text)) Provide(reference.Groups["key"].Value, reference.Groups["kind"].Value, reference.Groups["name"].Value);
        if (Kubeconfig().Match(text) is { Success: true } kubeconfig) Write(kubeconfig.Groups[1].Value, Config(Context().Match(text).Groups[1].Value));
    }

    /// <summary>Every configuration that is shown to people.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.File("samples"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => !System.IO.Path.GetFileName(f).StartsWith("redaction-policy.", StringComparison.Ordinal)),
        .. Directory.EnumerateDirectories(Repository.File("src"), "Rca.Connectors.*").Select(c => System.IO.Path.Combine(c, "sample.yaml")),
        Repository.File("deploy/compose/rca.yaml"),
    ];

    public string Path { get; }

    public string Text { get; }

    public static SampleFolder Of(string file) => new(File.ReadAllText(file));

    public void Dispose() => _folder.Delete(recursive: true);

    void Provide(string key, string kind, string name)
    {
        var value = key switch
        {
            _ when name.EndsWith("signing.private.pem", StringComparison.Ordinal) => SigningKey.Create().ToPem(),
            _ when name.EndsWith("signing.public.pem", StringComparison.Ordinal) => SigningKey.Create().PublicKey.ToPem(),
            "connectionString" or "postgres" => "Host=db.example;Database=orders;Username=rca_reader",
            "rabbitmq" => "amqp://127.0.0.1:5672/",
            "sealingPublic" => SealingKey.Create().PublicKey.ToPem(),
            "sealingPrivate" => SealingKey.Create().ToPem(),
            _ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
        if (kind is "env") Environment.SetEnvironmentVariable(name, value);
        else Write(name, value);
    }

    void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    static string Config(string context) => $$"""
        apiVersion: v1
        kind: Config
        clusters: [ { name: c, cluster: { server: 'http://127.0.0.1:6443' } } ]
        users: [ { name: u, user: { token: t } } ]
        contexts: [ { name: {{context}}, context: { cluster: c, user: u } } ]
        current-context: {{context}}
        """;

    [GeneratedRegex(@"^ *((?<key>[\w-]+):|-) \$\{(?<kind>env|file):(?<name>[^}]+)\}", RegexOptions.Multiline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^ *kubeconfig: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Kubeconfig();

    [GeneratedRegex(@"^ *context: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Context();
}
