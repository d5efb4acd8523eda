using System.CommandLine;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca kubernetes</c>: what the administrator of a cluster is given to read and apply. It connects to nothing.</summary>
static class KubernetesCommand
{
    public static Command Create() => new("kubernetes", "Roles for the administrator of a cluster to read and apply; it connects to nothing.")
    {
        KubernetesRbacCommand.Create(),
    };
}
