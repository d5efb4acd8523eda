namespace Rca.Pipeline.Commands;

/// <summary>Input that a person must change; its message says what, where and how.</summary>
sealed class BadInputException(string message) : Exception(message);
