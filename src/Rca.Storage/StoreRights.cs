namespace Rca.Storage;

/// <summary>What a login may do in the store.</summary>
/// <param name="Login">Its name.</param>
/// <param name="IsRole">Whether roles.sql makes a login of this name.</param>
/// <param name="MayChangeSchema">Whether it may create in the schema, which no role needs.</param>
/// <param name="Missing">What roles.sql grants to it and it does not have, such as <c>SELECT on rca.plans</c>.</param>
public sealed record StoreRights(string Login, bool IsRole, bool MayChangeSchema, IReadOnlyList<string> Missing);
