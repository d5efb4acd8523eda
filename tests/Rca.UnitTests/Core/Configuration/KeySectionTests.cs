using Rca.Core.Configuration;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class KeySectionTests : IDisposable
{
    static readonly string[] Sources = ["orders-db", "prod-eu"];
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keys_of_each_role_are_read_and_lists_hold_every_key()
    {
        var (planner, older, source) = (SigningKey.Create(), SigningKey.Create(), SigningKey.Create());
        _folder.Write("planner.pem", planner.ToPem());
        _folder.Write("planner.public.pem", planner.PublicKey.ToPem());
        _folder.Write("older.public.pem", older.PublicKey.ToPem());
        _folder.Write("orders-db.pem", source.ToPem());
        _folder.Write("orders-db.public.pem", source.PublicKey.ToPem());
        var (root, keys) = Read("""
            keys:
              signing:
                planner: ${file:planner.pem}
                sources:
                  orders-db: ${file:orders-db.pem}
              accepted:
                planner:
                  - ${file:planner.public.pem}
                  - ${file:older.public.pem}
                sources:
                  orders-db:
                    - ${file:orders-db.public.pem}
            """);
        Assert.Equal(planner.KeyId, KeySection.PlannerSigning(keys)!.KeyId);
        Assert.Equal([planner.KeyId, older.KeyId], KeySection.PlannerAccepted(keys).Select(k => k.KeyId));
        Assert.Equal(source.KeyId, KeySection.SourceSigning(keys, ["orders-db"])["orders-db"].KeyId);
        Assert.Equal(source.KeyId, KeySection.SourcesAccepted(keys, ["orders-db"])["orders-db"].Single().KeyId);
        Assert.Empty(root.Errors);
    }

    [Fact]
    public void Source_without_a_key_is_a_problem_that_names_the_remedy()
    {
        var (root, keys) = Read("keys:\n  signing:\n    sources: {}\n");
        KeySection.SourceSigning(keys, Sources);
        KeySection.SourcesAccepted(keys, Sources);
        Assert.Equal(
            ["keys.signing.sources.orders-db", "keys.signing.sources.prod-eu", "keys.accepted.sources.orders-db", "keys.accepted.sources.prod-eu"], root.Errors.Select(e => e.Key));
        Assert.Contains("--source orders-db", root.Errors[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_are_absent_are_problems()
    {
        var (root, keys) = Read("bus: {}\n");
        Assert.Null(KeySection.PlannerSigning(keys));
        Assert.Null(KeySection.RedactorSigning(keys));
        Assert.Empty(KeySection.PlannerAccepted(keys));
        Assert.Empty(KeySection.RedactorAccepted(keys));
        Assert.Equal(["keys.signing.planner", "keys.signing.redactor", "keys.accepted.planner", "keys.accepted.redactor"], root.Errors.Select(e => e.Key));
    }

    [Theory]
    [InlineData("keys:\n  sealingPublik: x\n", "sealingPublic")]
    [InlineData("keys:\n  signing:\n    planer: x\n", "planner")]
    [InlineData("keys:\n  accepted:\n    source: x\n", "sources")]
    [InlineData("keys:\n  accepted:\n    sources:\n      order-db: x\n", "orders-db")]
    public void Misspelt_key_is_refused_with_the_one_that_is_near(string yaml, string near)
    {
        var (root, _) = Read(yaml);
        Assert.EndsWith($"(did you mean '{near}'?)", Assert.Single(root.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Literal_key_is_refused_and_not_shown()
    {
        var (root, keys) = Read("keys:\n  signing:\n    planner: EXAMPLE-literal\n  accepted:\n    planner: [EXAMPLE-literal]\n");
        KeySection.PlannerSigning(keys);
        KeySection.PlannerAccepted(keys);
        Assert.Equal(2, root.Errors.Count);
        Assert.All(root.Errors, e => Assert.DoesNotContain("EXAMPLE", e.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void File_that_holds_another_thing_is_refused_and_not_shown()
    {
        _folder.Write("no.pem", "EXAMPLE");
        _folder.Write("private.pem", SigningKey.Create().ToPem());
        _folder.Write("public.pem", SealingKey.Create().PublicKey.ToPem());
        foreach (var file in (string[])["no.pem", "public.pem", "absent.pem"])
        {
            var (root, keys) = Read($"keys:\n  signing:\n    planner: ${{file:{file}}}\n");
            Assert.Null(KeySection.PlannerSigning(keys));
            Assert.DoesNotContain("EXAMPLE", Assert.Single(root.Errors).Problem, StringComparison.Ordinal);
        }

        foreach (var file in (string[])["no.pem", "absent.pem"])
        {
            var (root, keys) = Read($"keys:\n  accepted:\n    redactor:\n      - ${{file:{file}}}\n");
            Assert.Empty(KeySection.RedactorAccepted(keys));
            Assert.DoesNotContain("EXAMPLE", Assert.Single(root.Errors).Problem, StringComparison.Ordinal);
        }
    }

    // A receiver must not hold what its authors sign with.
    [Fact]
    public void Private_key_where_a_public_one_belongs_is_refused()
    {
        _folder.Write("private.pem", SigningKey.Create().ToPem());
        var (root, keys) = Read("keys:\n  accepted:\n    redactor:\n      - ${file:private.pem}\n");
        Assert.Empty(KeySection.RedactorAccepted(keys));
        Assert.Equal("keys.accepted.redactor[0]", Assert.Single(root.Errors).Key);
    }

    (ConfigSection Root, ConfigSection Keys) Read(string yaml)
    {
        var root = RootSection.Load(_folder.Write("rca.yaml", yaml));
        return (root, KeySection.Of(root, Sources));
    }
}
