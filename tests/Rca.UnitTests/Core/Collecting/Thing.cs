using Rca.Core.Collecting;

namespace Rca.UnitTests.Core.Collecting;

[Evidence("kube.thing/1")]
sealed record Thing([property: Operational("a number")] int Number, [FreeText("a text")] string? Text = null);
