using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NJsonSchema;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Seal;
using Rca.Core.Manifests.Verifying;
using Rca.UnitTests.Core.Manifests.Verifying;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Contracts.Docs;

/// <summary>The JSON schemas of what is sealed are what the code says, and real manifests fit them. With RCA_WRITE_DOCS=1 the first test writes them.</summary>
public sealed class ManifestSchemaTests
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(typeof(Manifest), "manifest.schema.json")]
    [InlineData(typeof(ManifestStatement), "manifest-statement.schema.json")]
    [InlineData(typeof(ItemProof), "manifest-proof.schema.json")]
    public void Published_schema_is_what_the_code_says(Type type, string file) =>
        PublishedFile.Check(PublishedFile.Path("docs", file), ContractSchema.Of(type).ToJsonString(Written) + "\n");

    [Fact]
    public async Task Real_manifests_and_proofs_fit_and_others_do_not()
    {
        var ct = TestContext.Current.CancellationToken;
        var (manifest, proof) = (await JsonSchema.FromJsonAsync(ContractSchema.Of(typeof(Manifest)).ToJsonString(), ct), await JsonSchema.FromJsonAsync(ContractSchema.Of(typeof(ItemProof)).ToJsonString(), ct));
        var small = SealedBundle.New();
        foreach (var bundle in (ManifestBundle[])[small, Incidents.WithHostileText()]) Assert.Empty(manifest.Validate(Encoding.UTF8.GetString(bundle.Manifest)));
        Assert.Empty(proof.Validate(Encoding.UTF8.GetString(CanonicalJson.Write(ItemProver.Prove(small, SealedBundle.Read(small).Payload.Items[2].CommandId)))));
        Assert.NotEmpty(manifest.Validate(Encoding.UTF8.GetString(small.Manifest).Replace("\"root\"", "\"roots\"", StringComparison.Ordinal)));
        Assert.NotEmpty(manifest.Validate(Encoding.UTF8.GetString(small.Manifest).Replace("\"waited\"", "\"wondered\"", StringComparison.Ordinal)));
    }
}
