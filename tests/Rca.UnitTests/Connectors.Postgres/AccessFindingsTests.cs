using System.Text.RegularExpressions;
using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class AccessFindingsTests
{
    [Fact]
    public void Every_finding_of_the_role_statement_is_declared()
    {
        var text = SqlStatement.Role.Text;
        var words = Regex.Matches(text, "SELECT '([a-z-]+[a-z])'").Select(m => m.Groups[1].Value)
            .Concat(Regex.Matches(text[text.IndexOf("VALUES", StringComparison.Ordinal)..text.IndexOf(") p (name)", StringComparison.Ordinal)], @"\('([a-z_]+)'\)")
                .Select(m => $"member-{m.Groups[1].Value.Replace('_', '-')}"))
            .ToList();
        Assert.Equal(30, words.Count);
        Assert.All(words, word => Assert.Equal(word, AccessFindings.Find(word).Id));
    }

    [Theory]
    [InlineData("role-superuser", true)]
    [InlineData("member-pg-read-all-data", true)]
    [InlineData("member-pg-monitor", false)]
    [InlineData("role-creates-in-public", false)]
    [InlineData("via-pooler", false)]
    public void Only_what_reads_or_changes_more_refuses_views(string id, bool refuses) => Assert.Equal(refuses, AccessFindings.RefuseViews(["no-reserved-slot", id]));

    public static TheoryData<object, string> Functions => new()
    {
        { Attested(1) with { Installed = false }, "functions-missing" },
        { Attested(1) with { Digest = Attested(2).Digest }, "functions-changed" },
        { Attested(2) with { Digest = "" }, "functions-changed" },
        { Attested(3) with { Installed = false }, "functions-missing" },
        { Attested(1) with { OwnerMayMore = true }, "functions-owner-may-more" },
        { Attested(1) with { OwnerReadsAllStats = false }, "functions-see-nothing" },
        { Attested(2) with { PublicMayExecute = true }, "functions-public" },
        { Attested(2) with { MayExecute = false }, "functions-not-granted" },
    };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void Function_that_is_not_ours_refuses_the_collection(object wrong, string finding)
    {
        var function = (AttestedFunction)wrong;
        AttestedFunction[] functions = [function, .. EvidenceFunctions.Digests.Keys.Where(number => number != function.Number).Select(Attested)];
        Assert.Equal([finding], EvidenceFunctions.Findings(functions));
        var refusal = EvidenceFunctions.Refusal(functions)!;
        Assert.Equal((Outcome.Refused, finding), (refusal.Outcome, refusal.Reason));
        Assert.NotNull(refusal.Detail);
    }

    [Fact]
    public void Functions_as_printed_are_attested() => Assert.Null(EvidenceFunctions.Refusal(EvidenceFunctions.Digests.Keys.Select(Attested)));

    static AttestedFunction Attested(int number) => new(number, Installed: true, EvidenceFunctions.Digests[number], OwnerMayMore: false, OwnerReadsAllStats: true, PublicMayExecute: false, MayExecute: true);
}
