namespace Rca.PlantedLog.Lines;

/// <summary>What a benign record is drawn from, by weight.</summary>
static class Sources
{
    static readonly Action<LineWriter, Scene>[] Drawn =
    [
        .. Times(12, Traffic.Nginx), .. Times(10, Traffic.Ingress), .. Times(14, Application.Json), .. Times(6, Application.Bunyan), .. Times(12, Application.Klog),
        .. Times(10, Application.Logfmt), .. Times(8, Application.Spring), .. Times(9, Databases.Postgres), .. Times(7, Cluster.Event), .. Times(6, Builds.Actions),
        .. Times(3, Traffic.ConnectionError), .. Times(1, Traffic.Curl), Application.JavaTrace, Application.PythonTrace, Application.GoTrace, Application.DotnetTrace,
        Application.NodeTrace, Cluster.Pods, Cluster.Secrets, Cluster.Deployment, Cluster.Certificate, Builds.Environment,
    ];

    public static void Write(LineWriter w, Scene s) => s.Pick(Drawn)(w, s);

    static IEnumerable<Action<LineWriter, Scene>> Times(int weight, Action<LineWriter, Scene> write) => Enumerable.Repeat(write, weight);
}
