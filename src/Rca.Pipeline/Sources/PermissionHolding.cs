namespace Rca.Pipeline.Sources;

enum PermissionHolding
{
    Held,
    Missing,
    Unknown,
}
