using Rca.Connectors.GitHub;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Connectors.GitHub;

public sealed class CatalogueTests
{
    static readonly ConnectorDescriptor Descriptor = new GitHubConnectorType().Descriptor;

    [Fact]
    public void Capabilities_name_their_evidence_and_scope()
    {
        Assert.Equal("github", Descriptor.Type);
        Assert.Equal(
            [
                ("github.commits", "github.commit/1 github.history-rewrite/1", "repository branch?"),
                ("github.pull-requests", "github.pull-request/1", "repository"),
                ("github.deployments", "github.deployment/1 github.deployment-range/1 github.pull-request/1", "repository environment?"),
                ("github.releases", "github.release/1 github.release-range/1 github.pull-request/1", "repository revision?"),
                ("github.workflow-runs", "github.workflow-run/1", "repository"),
            ],
            Descriptor.Capabilities.Select(c => (c.Id, string.Join(' ', c.Evidence.Select(e => e.Name)), string.Join(' ', c.Scope.Select(s => s.Required ? s.Name : s.Name + "?")))));
    }

    [Theory]
    [InlineData(typeof(CommitEvidence), "/author /committer", "/title")]
    [InlineData(typeof(HistoryRewriteEvidence), "", "")]
    [InlineData(typeof(PullRequestEvidence), "/author /mergedBy", "/title /labels/*")]
    [InlineData(typeof(DeploymentEvidence), "/creator /approvals/*/reviewer", "")]
    [InlineData(typeof(DeploymentRangeEvidence), "", "")]
    [InlineData(typeof(ReleaseEvidence), "/author", "/name")]
    [InlineData(typeof(ReleaseRangeEvidence), "", "")]
    [InlineData(typeof(WorkflowRunEvidence), "", "")]
    public void People_and_free_text_are_declared_as_such(Type evidence, string people, string freeText)
    {
        var fields = Descriptor.Kinds.Single(e => e.Type == evidence).Fields;

        Assert.Equal(people, Pointers(fields, DataClass.Person));
        Assert.Equal(freeText, Pointers(fields, DataClass.FreeText));
        Assert.All(fields, f => Assert.NotEmpty(f.Doc));
    }

    [Fact]
    public void Words_of_closed_sets_always_have_one_for_the_rest() =>
        Assert.All(
            Descriptor.Capabilities.SelectMany(c => c.Evidence).SelectMany(e => e.Fields).Where(f => f.Form == FieldForm.Enum && f.Pointer is not ("/position" or "/matchedBy")),
            f => Assert.Contains("other", f.Values!));

    [Fact]
    public void Permissions_are_named_as_github_names_them_with_the_exact_grant()
    {
        Assert.Equal(["Contents: read", "Pull requests: read", "Deployments: read", "Actions: read"], Descriptor.Permissions.Select(p => p.Id));
        Assert.All(Descriptor.Permissions, p => Assert.Contains($"repository permission \"{p.Id}\"", p.Grant, StringComparison.Ordinal));
    }

    static string Pointers(IEnumerable<FieldDeclaration> fields, DataClass dataClass) => string.Join(' ', fields.Where(f => f.Class == dataClass).Select(f => f.Pointer));
}
