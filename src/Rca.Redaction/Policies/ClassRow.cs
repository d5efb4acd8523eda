namespace Rca.Redaction.Policies;

/// <summary>What one data class may become.</summary>
sealed record ClassRow(string Word, DataClass Class, IReadOnlyList<PolicyAction> Actions);
