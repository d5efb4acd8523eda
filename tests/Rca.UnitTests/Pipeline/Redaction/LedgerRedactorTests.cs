using System.Text.Json;
using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Pipeline.Redaction;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

public sealed class LedgerRedactorTests
{
    static readonly IConnectorType[] Types = [new KubernetesConnectorType(), new GitHubConnectorType(), new PostgresConnectorType()];
    static readonly Catalogues Catalogues = new(Types.Select(t => t.Descriptor));

    readonly LedgerRedactor _redactor = new(Engines.New());

    [Theory]
    [InlineData("kubernetes", "/api/v1/namespaces/shop/events", "limit=500&continue=…")]
    [InlineData("kubernetes", "/apis/apps/v1/namespaces/shop/deployments/checkout", null)]
    [InlineData("kubernetes", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", null)]
    [InlineData("github", "/api/v3/repos/acme/checkout/actions/runs", "created=2026-03-04T10:00:00Z..2026-03-04T12:00:00Z&exclude_pull_requests=true&per_page=100&status=in_progress")]
    [InlineData("github", "/repositories/4820/commits", "after=…&page=2")]
    [InlineData("postgres", "lock_waits_14", "$1")]
    [InlineData("postgres", "connection", null)]
    public void What_the_scope_names_and_what_is_of_the_interface_stays_readable(string connector, string resource, string? selector)
    {
        var entry = Redact(connector, resource, selector);
        Assert.Equal((resource, selector), (entry.Resource, entry.Selector));
    }

    [Fact]
    public void Name_that_may_not_stay_has_the_pseudonym_that_it_has_in_evidence()
    {
        var pseudonym = Engines.New().Pseudonym(Rca.Redaction.DataClass.Identifier, "payroll-config");
        Assert.Equal($"/api/v1/namespaces/shop/configmaps/{pseudonym}", Redact("kubernetes", "/api/v1/namespaces/shop/configmaps/payroll-config").Resource);
        Assert.Equal($"/api/v1/namespaces/shop/configmaps/{pseudonym}", Redact("kubernetes", "/api/v1/namespaces/shop/configmaps/payroll%2Dconfig").Resource);
        var selector = Redact("kubernetes", "/api/v1/namespaces/shop/pods", "labelSelector=app%3Dpayroll-config,tier%20in%20%28checkout%29&limit=500").Selector!;
        Assert.Contains($"={pseudonym},", selector, StringComparison.Ordinal);
        Assert.Contains("(checkout)&limit=500", selector, StringComparison.Ordinal);
        Assert.DoesNotContain("payroll", selector, StringComparison.Ordinal);
    }

    [Fact]
    public void Repository_that_is_not_in_the_scope_is_not_readable()
    {
        var resource = Redact("github", "/repos/acme/payroll/commits").Resource;
        Assert.DoesNotContain("payroll", resource, StringComparison.Ordinal);
        Assert.DoesNotContain("acme", resource, StringComparison.Ordinal);
    }

    [Fact]
    public void Planted_secret_is_found_in_a_path_and_in_a_query_however_it_is_written()
    {
        var percent = string.Concat(Synthetic.GitHub.Select(c => $"%{(int)c:X2}"));
        foreach (var secret in (string[])[Synthetic.GitHub, Synthetic.Aws, Synthetic.Jwt(), Synthetic.Password, percent])
        {
            foreach (var text in (string[])[$"/api/v1/namespaces/{secret}/pods", $"/x?{secret}", secret, $"/{secret}=/", $"/a/{secret}/repos/acme/checkout"])
            {
                var entry = Redact("github", text, $"q={secret}&{secret}=1&{secret}&sha=a..{secret}");
                Assert.DoesNotContain(secret, entry.Resource + entry.Selector, StringComparison.Ordinal);
                Assert.DoesNotContain(Synthetic.GitHub, Uri.UnescapeDataString(entry.Resource + entry.Selector), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Secret_is_found_also_where_every_name_is_allowed()
    {
        var (kept, _) = _redactor.Redact([new LedgerEntry("GET", $"/x/{Synthetic.GitHub}", "200", 1, 2, $"q={Synthetic.GitHub}")], new HashSet<string>(), _ => true);
        Assert.DoesNotContain(Synthetic.GitHub, kept.Single().Resource + kept.Single().Selector, StringComparison.Ordinal);
    }

    [Fact]
    public void Verb_and_status_are_words_and_numbers_stay()
    {
        var entry = _redactor.Redact([new LedgerEntry("GET\nX", "/", "200 <b>", 12, 34, null, 3)], new HashSet<string>(), _ => false).Kept.Single();
        Assert.Equal(new LedgerEntry("other", "/", "other", 12, 34, null, 3), entry);
    }

    [Fact]
    public void Ledger_that_would_grow_beyond_a_message_is_cut_and_counted()
    {
        var entries = Enumerable.Range(0, 1000).Select(_ => new LedgerEntry("GET", string.Concat(Enumerable.Repeat("/a", 250)), "200", 1, 2)).ToList();
        var (kept, elided) = _redactor.Redact(entries, new HashSet<string>(), _ => false);
        Assert.Equal(1000, kept.Count + elided);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(kept, WireJson.Options).Length, 1, 300 * 1024);
    }

    [Fact]
    public void Text_without_bound_is_withheld() => Assert.Equal("[WITHHELD]", Redact("github", "/" + new string('a', 100_000)).Resource);

    LedgerEntry Redact(string connector, string resource, string? selector = null) => _redactor.Redact(
        [new LedgerEntry("GET", resource, "200", 1, 2, selector)], Catalogues.LedgerWords(connector), name => name is "shop" or "checkout" or "acme/checkout").Kept.Single();
}
