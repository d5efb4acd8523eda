namespace Rca.Pipeline.Demo;

/// <summary>One request that the replay server answered. <c>Target</c> is path and query as they came.</summary>
public sealed record ReplayRequest(string Method, string Target, int Status, long Bytes);
