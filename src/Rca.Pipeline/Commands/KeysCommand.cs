using System.CommandLine;
using Rca.Core.Configuration;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca keys new DIR</c>: makes the keys of a deployment, a directory a role and a source, so that each can be given its own and no other.</summary>
static class KeysCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "where to write them" };
        var sources = new Option<string[]>("--source") { Description = "a source that signs what it captures; once for each", DefaultValueFactory = static _ => [] };
        var make = new Command("new", "Makes the keys that DIR has not yet; existing files are never overwritten.") { directory, sources };
        make.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(New(parsed.GetRequiredValue(directory), parsed.GetRequiredValue(sources)))));
        return new Command("keys", "The keys of a deployment.") { make };
    }

    static int New(string directory, IReadOnlyList<string> sources)
    {
        if (sources.FirstOrDefault(s => !SourceReader.IsName(s)) is { } wrong)
            throw new BadInputException($"--source {wrong}: expected at most 63 lower-case letters, digits and hyphens, such as orders-db");
        Key[] keys =
        [
            new("redactor", KeyFiles.SealingPrivate, "keys.sealingPrivate of redactor", KeyFiles.NewSealing,
                [new("collector", KeyFiles.SealingPublic, "keys.sealingPublic of every collector", KeyFiles.Everyone, pem => SealingKey.FromPem(pem).PublicKey.ToPem())]),
            new("redactor", KeyFiles.Tokens, "keys.tokens of redactor", KeyFiles.NewTokens,
                [new("intake", KeyFiles.Tokens, "keys.tokens of intake", KeyFiles.OwnerOnly, key => key)]),
            Signing("planner", "planner", "keys.signing.planner of planner", "collector", "keys.accepted.planner of every collector"),
            Signing("redactor", "redactor", "keys.signing.redactor of redactor", "aggregator", "keys.accepted.redactor of aggregator"),
            new("aggregator", KeyFiles.SigningPrivate("manifest"), "keys.signing.manifest of aggregator", KeyFiles.NewSigning,
                [new("trusted", KeyFiles.SigningPublic("manifest"), "rca verify --key, for whoever reads manifests", KeyFiles.Everyone, PublicHalf)]),
            .. sources.Distinct(StringComparer.Ordinal).Select(s => Signing(
                Path.Combine("sources", s), s, $"keys.signing.sources.{s} of its collector", Path.Combine("redactor", "sources"), $"keys.accepted.sources.{s} of redactor")),
        ];
        foreach (var key in keys) Make(directory, key);
        return 0;
    }

    static Key Signing(string folder, string author, string use, string acceptedBy, string acceptedUse) => new(
        folder, KeyFiles.SigningPrivate(author), use, KeyFiles.NewSigning,
        [new(acceptedBy, KeyFiles.SigningPublic(author), acceptedUse, KeyFiles.Everyone, PublicHalf)]);

    static string PublicHalf(string pem) => SigningKey.FromPem(pem).PublicKey.ToPem();

    static void Make(string directory, Key key)
    {
        var path = Path.Combine(directory, key.Folder, key.Name);
        if (!File.Exists(path))
        {
            // A new key beside copies of the old one would be accepted by nobody.
            if (key.Copies.Select(c => Path.Combine(directory, c.Folder, c.Name)).FirstOrDefault(File.Exists) is { } copy)
                throw new BadInputException($"{copy}: the file exists, but {path}, which it was made from, does not: put that back, or choose an empty directory");
            Write(path, key.New(), KeyFiles.OwnerOnly, key.Use);
        }

        var text = File.ReadAllText(path).Trim();
        foreach (var copy in key.Copies)
        {
            var copyPath = Path.Combine(directory, copy.Folder, copy.Name);
            if (!File.Exists(copyPath)) Write(copyPath, copy.From(text), copy.Mode, copy.Use);
        }
    }

    static void Write(string path, string text, UnixFileMode mode, string use)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        KeyFiles.Write(path, text, mode);
        Console.WriteLine($"{path}  {use}");
    }

    sealed record Key(string Folder, string Name, string Use, Func<string> New, Copy[] Copies);

    sealed record Copy(string Folder, string Name, string Use, UnixFileMode Mode, Func<string, string> From);
}
