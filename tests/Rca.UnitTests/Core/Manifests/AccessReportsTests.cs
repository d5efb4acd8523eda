using CsCheck;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Manifests;

public sealed class AccessReportsTests
{
    [Fact]
    public void Manifest_has_the_newest_report_of_a_source()
    {
        var header = Header([Part("c1", Plans.Start, held: "old"), Part("c2", Plans.Start.AddMinutes(1), held: "new")]);
        Assert.Equal(("orders-db", "new"), (header.Access!.Single().Source, header.Access!.Single().Report.Held.Single()));
    }

    [Fact]
    public void Manifest_without_a_report_has_no_such_member() =>
        Assert.DoesNotContain("access", System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(Header([Plans.Part("c1", "a", 0, Outcome.Empty)]))), StringComparison.Ordinal);

    [Fact]
    public void Order_of_arrival_does_not_change_which_report_enters() =>
        Gen.Select(Pick.From("c1", "c2"), Pick.From("a", "b", "c"), Gen.Int[0, 2], Pick.From("x", "y", "z"))
            .Array[0, 8].Sample(reports =>
            {
                EvidenceCollected[] parts = [.. reports.Select(r => Part(r.Item1, Plans.Start.AddSeconds(r.Item3), r.Item4, r.Item2))];
                var expected = CanonicalJson.Write(Header(parts));
                for (var turn = 1; turn < parts.Length; turn++)
                    Assert.Equal(expected, CanonicalJson.Write(Header([.. parts.Skip(turn).Reverse(), .. parts.Take(turn)])));
            }, iter: 500);

    static EvidenceCollected Part(string command, DateTimeOffset probedAt, string held, string attempt = "a")
    {
        var part = Plans.Part(command, attempt, 0, Outcome.Empty);
        return part with { Closing = part.Closing! with { Access = new Access(probedAt, true, [held], [], []) } };
    }

    static ManifestHeader Header(IReadOnlyList<EvidenceCollected> parts)
    {
        var document = ManifestAssembler.Assemble(Plans.Gathered(parts, Plans.Item("c1"), Plans.Item("c2")), Plans.Deadline, Plans.Key).Document;
        return System.Text.Json.JsonSerializer.Deserialize<Manifest>(document, WireJson.Options)!.Payload.Header;
    }
}
