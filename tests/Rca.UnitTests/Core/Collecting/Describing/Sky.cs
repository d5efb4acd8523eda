namespace Rca.UnitTests.Core.Collecting.Describing;

enum Sky
{
    Clear,
    PartlyCloudy,
}
