using CsCheck;
using Rca.Contracts;
using Rca.Core;
using Xunit;

namespace Rca.UnitTests.Core;

public sealed class IdentityTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parts_that_differ_make_identities_that_differ_even_when_joined_they_are_equal() =>
        Gen.Select(Gen.String[0, 4].Array[0, 4], Gen.String[0, 4].Array[0, 4]).Sample((a, b) =>
        {
            // Lone surrogates all become the replacement character, so only texts that survive are compared.
            if (!a.Concat(b).All(t => !t.Any(char.IsSurrogate))) return;
            Assert.Equal(a.SequenceEqual(b, StringComparer.Ordinal), string.Equals(Identity.Of(a), Identity.Of(b), StringComparison.Ordinal));
        }, iter: 2_000);

    [Theory]
    [InlineData("ab|c", "a|bc")]
    [InlineData("a|", "a")]
    [InlineData("|a", "a|")]
    [InlineData("a\0b", "a|b")]
    public void Boundaries_between_parts_count(string one, string other) => Assert.NotEqual(Identity.Of(one.Split('|')), Identity.Of(other.Split('|')));

    [Fact]
    public void Message_id_is_the_identity_of_its_parts()
    {
        Assert.Equal(32, Identity.Of("a", "b").Length);
        Assert.Equal(Identity.Of("a", "b"), Identity.MessageId("a", "b").ToString("N"));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Identity.Sha256("abc"u8));
    }

    [Fact]
    public void Dedup_key_is_hashed_once()
    {
        var key = Identity.DedupKey("{}:{alertname=\"A\"}");
        Assert.StartsWith("sha256:", key, StringComparison.Ordinal);
        Assert.Equal(key, Identity.DedupKey(key));
        Assert.NotEqual("sha256:" + new string('z', 64), Identity.DedupKey("sha256:" + new string('z', 64)));
        Assert.NotEqual("sha256:abc", Identity.DedupKey("sha256:abc"));
    }

    [Fact]
    public void Incident_is_named_by_sender_key_and_start_in_any_zone()
    {
        var incident = new IncidentReported("a", "k", Start, []);
        var id = Identity.Incident(incident);
        Assert.Matches(@"\Ainc-[0-9a-f]{32}\z", id);
        Assert.Equal(id, Identity.Incident(incident with { DedupKey = Identity.DedupKey("k"), StartsAt = Start.ToOffset(TimeSpan.FromHours(5.5)), TruncatedAlerts = 3 }));
        Assert.NotEqual(id, Identity.Incident(incident with { Sender = "b" }));
        Assert.NotEqual(id, Identity.Incident(incident with { DedupKey = "l" }));
        Assert.NotEqual(id, Identity.Incident(incident with { StartsAt = Start.AddMilliseconds(1) }));
    }

    [Fact]
    public void Scope_is_written_in_one_order() => Assert.Equal(
        Identity.Scope(new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }),
        Identity.Scope(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }));
}
