using System.CommandLine;
using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca prove</c>: one item with its evidence and its proof, to be handed to someone who shall not see the others.</summary>
static class ProveCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "a directory with manifest.json" };
        var item = new Argument<string>("ITEM") { Description = "the command id of an item, as manifest.json has it; or SOURCE/CAPABILITY where only one item has them" };
        var output = new Option<string>("--out", "-o") { Description = "the file to write; standard output without it" };
        var command = new Command("prove", "Takes one item out of a manifest, with its evidence and the proof that it belongs to it.") { path, item, output };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() =>
            ProveAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(item), parsed.GetValue(output), cancellationToken)));
        return command;
    }

    static async Task<int> ProveAsync(string path, string item, string? output, CancellationToken cancellationToken)
    {
        var bundle = BundleDirectory.Read(path);
        var proof = ItemProver.Prove(bundle, CommandId(bundle, item))
            ?? throw new BadInputException($"{path}: it has no envelope, or not all of the item's evidence: 'rca verify {path}' says what is wrong with it");
        var text = Encoding.UTF8.GetString(CanonicalJson.Write(proof));
        if (output is null) await Console.Out.WriteAsync(text.AsMemory(), cancellationToken);
        else await File.WriteAllTextAsync(output, text, cancellationToken);
        return ExitCode.Complete;
    }

    static string CommandId(ManifestBundle bundle, string item)
    {
        IReadOnlyList<ManifestItem> items;
        try
        {
            items = JsonSerializer.Deserialize<Manifest>(bundle.Manifest, WireJson.Options)!.Payload.Items;
        }
        catch (JsonException)
        {
            throw new BadInputException("manifest.json is no manifest: 'rca verify' says what is wrong with it");
        }

        var found = items.Where(i => string.Equals(i.CommandId, item, StringComparison.Ordinal) || string.Equals($"{i.Source}/{i.Capability}", item, StringComparison.Ordinal)).ToList();
        return found switch
        {
            [var one] => one.CommandId,
            [] => throw new BadInputException($"{item}: no item of this manifest, expected one of {string.Join(", ", items.Select(i => $"{i.Source}/{i.Capability}").Distinct(StringComparer.Ordinal))}"),
            _ => throw new BadInputException($"{item}: {found.Count} items, expected the command id of one of them: {string.Join(", ", found.Select(i => i.CommandId))}"),
        };
    }
}
