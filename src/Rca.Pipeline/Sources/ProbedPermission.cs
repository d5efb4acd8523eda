namespace Rca.Pipeline.Sources;

sealed record ProbedPermission(string Id, PermissionHolding State, bool Mandatory, string Why, string Grant);
