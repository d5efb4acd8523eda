using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Commands;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Commands;

public sealed class KeysCommandTests : IDisposable
{
    static readonly string[] Private =
    [
        "redactor/sealing.private.pem", "redactor/tokens.key", "intake/tokens.key", "planner/planner.signing.private.pem", "redactor/redactor.signing.private.pem",
        "sources/orders-db/orders-db.signing.private.pem", "aggregator/manifest.signing.private.pem",
    ];

    static readonly string[] Public =
    [
        "collector/sealing.public.pem", "collector/planner.signing.public.pem", "aggregator/redactor.signing.public.pem", "redactor/sources/orders-db.signing.public.pem",
        "trusted/manifest.signing.public.pem",
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_are_made_for_each_role_and_source_and_fit_each_other()
    {
        Assert.Equal(0, await NewAsync("--source", "orders-db"));
        var files = _folder.Files;
        Assert.Equal(Private.Concat(Public).Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(SealingKey.FromPem(files[Private[0]]).KeyId, SealingPublicKey.FromPem(files[Public[0]]).KeyId);
        Assert.Equal(SigningKey.FromPem(files[Private[3]]).KeyId, SigningPublicKey.FromPem(files[Public[1]]).KeyId);
        Assert.Equal(SigningKey.FromPem(files[Private[4]]).KeyId, SigningPublicKey.FromPem(files[Public[2]]).KeyId);
        Assert.Equal(SigningKey.FromPem(files[Private[5]]).KeyId, SigningPublicKey.FromPem(files[Public[3]]).KeyId);
        Assert.Equal(SigningKey.FromPem(files[Private[6]]).KeyId, SigningPublicKey.FromPem(files[Public[4]]).KeyId);
        Assert.Equal(files[Private[1]], files[Private[2]]);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Private) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, file)));
    }

    [Fact]
    public async Task Source_that_is_added_later_changes_nothing_that_is_there()
    {
        await NewAsync("--source", "orders-db");
        var before = _folder.Files;
        Assert.Equal(0, await NewAsync("--source", "prod-eu", "--source", "prod-eu"));
        var after = _folder.Files;
        Assert.All(before, f => Assert.Equal(f.Value, after[f.Key]));
        Assert.Equal(["redactor/sources/prod-eu.signing.public.pem", "sources/prod-eu/prod-eu.signing.private.pem"], after.Keys.Except(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // A second private key would be accepted by nobody who has the first one's public half.
    [Fact]
    public async Task Private_key_that_was_taken_away_is_not_made_again()
    {
        await NewAsync();
        File.Delete(Path.Combine(_folder.Path, "planner/planner.signing.private.pem"));
        var before = _folder.Files;
        Assert.Equal(2, await NewAsync());
        Assert.Equal(before.Count, _folder.Files.Count);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("Orders")]
    [InlineData("")]
    public async Task Name_that_no_source_may_have_makes_nothing(string name)
    {
        Assert.Equal(2, await NewAsync("--source", name));
        Assert.Empty(_folder.Files);
    }

    Task<int> NewAsync(params string[] options) => KeysCommand.Create().Parse(["new", _folder.Path, .. options]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}
