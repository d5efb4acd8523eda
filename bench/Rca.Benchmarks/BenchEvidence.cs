using Rca.Core.Collecting;

namespace Rca.Benchmarks;

[Evidence("bench.thing/1")]
sealed record BenchEvidence(
    [Operational("a count")] int Count,
    [Operational("a time")] DateTimeOffset At,
    [Identifier("a name")] string Name,
    [FreeText("a text")] string Text,
    [Operational("a flag")] bool Flag,
    [Operational("a number that is absent")] double? Absent);
