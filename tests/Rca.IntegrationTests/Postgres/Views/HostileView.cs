using System.Text.RegularExpressions;

namespace Rca.IntegrationTests.Postgres.Views;

/// <summary>One view of the corpus: how it is made, what is to become of it, and what it would do.</summary>
/// <param name="Name">Its name, with the number of its class of attack.</param>
/// <param name="Expected">The rules and functions of its findings, or what is read of it.</param>
/// <param name="Sql">What a superuser runs to make it, as <c>rca_evidence.v</c>.</param>
/// <param name="Extension">The extension that it needs.</param>
/// <param name="Since">The first major version that has what it attacks.</param>
/// <param name="KeepsOwner">Whether it stays a superuser's.</param>
/// <param name="Effects">Questions to the server, each true when harm was done.</param>
/// <param name="Proof">The one of them that is true after a plain SELECT: what shows that the attack is one.</param>
/// <param name="SessionProof">The same, where only the session itself can tell.</param>
sealed record HostileView(
    string Name,
    IReadOnlyList<string> Expected,
    string Sql,
    string? Extension,
    int Since,
    bool KeepsOwner,
    IReadOnlyList<string> Effects,
    string? Proof,
    string? SessionProof)
{
    public static IReadOnlyList<HostileView> All { get; } =
    [
        .. typeof(HostileView).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("corpus/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).SelectMany(name => Regex.Split(Text(name), "^--# ", RegexOptions.Multiline).Skip(1)).Select(Parse),
    ];

    public static HostileView Of(string name) => All.Single(view => view.Name == name);

    public bool IsMigration => Expected.Contains("migration");

    static HostileView Parse(string section)
    {
        var lines = section.Split('\n');
        var (name, expected) = lines[0].Split(": ") is [var first, var second] ? (first, second.Split(' ')) : throw new FormatException(lines[0]);
        string? One(string mark) => lines.FirstOrDefault(line => line.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..];
        var (question, proof) = (One("--? "), One("--! "));
        return new HostileView(
            name,
            expected,
            string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith("--", StringComparison.Ordinal))),
            One("--needs "),
            One("--since ") is { } since ? int.Parse(since, null) : 0,
            One("--keep owner") is not null,
            [.. new[] { question, proof }.OfType<string>()],
            proof,
            One("--$ "));
    }

    static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(HostileView).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
