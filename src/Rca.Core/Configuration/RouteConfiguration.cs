namespace Rca.Core.Configuration;

/// <summary>One route: which alerts want which evidence, or none.</summary>
/// <param name="Match">Labels that an alert must have; in a value <c>*</c> stands for any run of characters. Empty: every alert.</param>
/// <param name="Collect">What is wanted for them.</param>
/// <param name="Drop">Whether nothing is collected for them, whatever other routes want.</param>
public sealed record RouteConfiguration(IReadOnlyDictionary<string, string> Match, IReadOnlyList<WantedEvidence> Collect, bool Drop = false);
