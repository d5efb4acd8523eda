namespace Rca.Connectors.GitHub;

sealed record Page<T>(T Body, Uri? Next, AnswerHeaders Headers, DateTimeOffset ReceivedAt);
