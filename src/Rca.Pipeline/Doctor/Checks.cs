namespace Rca.Pipeline.Doctor;

/// <summary>What the doctor looks at, in the order in which it tells.</summary>
static class Checks
{
    public const string Configuration = "configuration";
    public const string Keys = "keys";
    public const string Broker = "broker";
    public const string Topology = "topology";
    public const string Store = "store";
    public const string Clock = "clock";
    public const string Sources = "sources";
}
