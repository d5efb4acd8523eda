namespace Rca.Bus.Topology;

/// <summary>A durable exchange.</summary>
public sealed record ExchangeDeclaration(string Name, string Type);
