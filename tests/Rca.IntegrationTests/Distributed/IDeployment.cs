namespace Rca.IntegrationTests.Distributed;

/// <summary>Processes that are reported to and read from over HTTP.</summary>
interface IDeployment
{
    Uri Intake { get; }

    Uri Aggregator { get; }

    string ReportToken { get; }

    string ReadToken { get; }

    /// <summary>What every process wrote.</summary>
    string Said { get; }
}
