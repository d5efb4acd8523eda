using Rca.Pipeline.Hosting;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Hosting;

public sealed class EmbeddedKeysTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keys_are_made_once_and_kept_also_for_a_source_that_is_added()
    {
        var first = EmbeddedKeys.Of(_folder.Path, ["orders-db"]);
        var second = EmbeddedKeys.Of(_folder.Path, ["orders-db", "planner"]);
        Assert.Equal((first.Sealing.KeyId, first.Planner.KeyId, first.Redactor.KeyId, first.Manifest.KeyId), (second.Sealing.KeyId, second.Planner.KeyId, second.Redactor.KeyId, second.Manifest.KeyId));
        Assert.Equal(first.Tokens, second.Tokens);
        Assert.Equal(first.Sources["orders-db"].KeyId, second.Sources["orders-db"].KeyId);
        string[] ids = [second.Sealing.KeyId, second.Planner.KeyId, second.Redactor.KeyId, second.Manifest.KeyId, .. second.Sources.Values.Select(k => k.KeyId)];
        Assert.Equal(6, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(second.Sources["planner"].KeyId, second.SourcesAccepted["planner"].Single().KeyId);
        Assert.Equal(7, _folder.Files.Count);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in _folder.Files.Keys) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, file)));
    }
}
