namespace Rca.Core.Collecting;

/// <summary>Whether a permission is held.</summary>
/// <param name="Id">The id of the <see cref="PermissionDescriptor"/>.</param>
/// <param name="Held">True, false, or null when the source did not tell.</param>
public sealed record PermissionState(string Id, bool? Held);
