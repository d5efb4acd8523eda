namespace Rca.Core.Stores;

/// <summary>The incident was sealed and deleted since: it is not planned a second time.</summary>
public sealed class IncidentDeletedException : Exception;
