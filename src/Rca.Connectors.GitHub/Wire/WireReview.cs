namespace Rca.Connectors.GitHub.Wire;

sealed record WireReview(string State);
