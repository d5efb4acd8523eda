namespace Rca.Contracts;

/// <summary>The stretch of time that evidence is wanted for; both ends belong to it.</summary>
/// <param name="From">The earliest instant.</param>
/// <param name="To">The latest instant.</param>
public sealed record Window(DateTimeOffset From, DateTimeOffset To);
