using System.CommandLine;
using System.Security.Cryptography;
using Rca.Core.Sealing;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca keys new DIR</c>: makes the keys of a deployment.</summary>
static class KeysCommand
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode Everyone = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "where to write them" };
        var make = new Command("new", "Makes new keys; existing files are never overwritten.") { directory };
        make.SetAction((parsed, _) => Guard.RunAsync(() => Task.FromResult(New(parsed.GetRequiredValue(directory)))));
        return new Command("keys", "The keys of a deployment.") { make };
    }

    static int New(string directory)
    {
        var sealing = SealingKey.Create();
        (string Name, string Text, UnixFileMode Mode, string For)[] files =
        [
            (KeyFiles.SealingPrivate, sealing.ToPem(), OwnerOnly, "the redactor alone (keys.sealingPrivate)"),
            (KeyFiles.SealingPublic, sealing.PublicKey.ToPem(), Everyone, "every collector (keys.sealingPublic)"),
            (KeyFiles.Tokens, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), OwnerOnly, "intake and redactor (keys.tokens)"),
        ];
        Directory.CreateDirectory(directory);
        if (files.FirstOrDefault(f => File.Exists(Path.Combine(directory, f.Name))) is { Name: { } existing })
            throw new BadInputException($"{Path.Combine(directory, existing)}: the file exists already: choose an empty directory");
        foreach (var (name, text, mode, who) in files)
        {
            KeyFiles.Write(Path.Combine(directory, name), text, mode);
            Console.WriteLine($"{Path.Combine(directory, name)}  for {who}");
        }

        return 0;
    }
}
