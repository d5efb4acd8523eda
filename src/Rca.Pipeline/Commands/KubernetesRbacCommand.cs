using System.CommandLine;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Rbac;
using Rca.Core.Collecting;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca kubernetes rbac</c>: prints the role that the connector needs, with the reason of every rule.</summary>
static class KubernetesRbacCommand
{
    public static Command Create()
    {
        var capabilities = new Option<string?>("--capabilities") { Description = "those that will be asked for, with commas between (default: all but the opt-in ones)" };
        var inNamespace = new Option<string?>("--namespace") { Description = "a Role for this namespace alone (default: a ClusterRole)" };
        var argo = Home("--argo-namespace", "the namespace that Argo CD is installed in", OperatorHomes.Default.Argo);
        var flux = Home("--flux-namespace", "the namespace that Flux is installed in", OperatorHomes.Default.Flux);
        var command = new Command("rbac", "Prints the ClusterRole or Role that the connector needs, for an administrator to read and apply.")
            { capabilities, inNamespace, argo, flux };
        command.SetAction((parsed, _) => Guard.RunAsync(async () =>
        {
            var homes = new OperatorHomes(Checked(parsed, argo)!, Checked(parsed, flux)!);
            await Console.Out.WriteAsync(KubernetesRbac.Write(Chosen(parsed.GetValue(capabilities)), Checked(parsed, inNamespace), homes));
            return ExitCode.Complete;
        }));
        return command;
    }

    static IReadOnlyList<CapabilityDescriptor> Chosen(string? names) => names is null
        ? KubernetesRbac.Default
        : [.. names.Split(',', StringSplitOptions.TrimEntries).Select(n => KubernetesRbac.Find(n) ?? throw new BadInputException(
            $"--capabilities {n}: expected some of {string.Join(", ", KubernetesRbac.All.Select(c => c.Id))}")).Distinct()];

    static Option<string?> Home(string name, string description, string otherwise) =>
        new(name) { Description = $"{description}, as in the source's options", DefaultValueFactory = _ => otherwise };

    static string? Checked(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } name && !ScopeForm.DnsLabel.Accepts(name)
        ? throw new BadInputException($"{option.Name} {name}: expected {ScopeForm.DnsLabel.Name}")
        : parsed.GetValue(option);
}
