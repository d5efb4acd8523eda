using System.CommandLine;
using System.Security.Cryptography;
using Rca.Core.Sealing;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca keys new DIR</c>: makes the keys of a deployment, a directory a role, so that each can be given its own and no other.</summary>
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
        var tokens = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        (string Role, string Name, string Text, UnixFileMode Mode, string Key)[] files =
        [
            ("collector", KeyFiles.SealingPublic, sealing.PublicKey.ToPem(), Everyone, "sealingPublic"),
            ("redactor", KeyFiles.SealingPrivate, sealing.ToPem(), OwnerOnly, "sealingPrivate"),
            ("redactor", KeyFiles.Tokens, tokens, OwnerOnly, "tokens"),
            ("intake", KeyFiles.Tokens, tokens, OwnerOnly, "tokens"),
        ];
        if (files.Select(f => Path.Combine(directory, f.Role, f.Name)).FirstOrDefault(File.Exists) is { } existing)
            throw new BadInputException($"{existing}: the file exists already: choose an empty directory");
        foreach (var (role, name, text, mode, key) in files)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(directory, role)).FullName, name);
            KeyFiles.Write(path, text, mode);
            Console.WriteLine($"{path}  keys.{key} of {role}");
        }

        return 0;
    }
}
