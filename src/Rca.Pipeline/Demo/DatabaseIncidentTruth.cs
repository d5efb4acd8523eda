namespace Rca.Pipeline.Demo;

/// <summary>What is really the case in the database, by the server's own word: leaf waits for mid, mid waits for root.</summary>
public sealed record DatabaseIncidentTruth(int RootPid, int MidPid, int LeafPid, int IdleInTransactionPid, int Connections, int MaxConnections);
