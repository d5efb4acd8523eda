using Rca.Core.Configuration;
using Rca.Core.Signing;
using Rca.Pipeline.Doctor;
using Rca.Pipeline.Hosting;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doctor;

public sealed class KeyCheckTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly SigningKey _key = SigningKey.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Key_with_its_own_public_half_kept_from_others_is_well() => Assert.Equal(Health.Ok, Assert.Single(Run(_key.PublicKey, KeyFiles.OwnerOnly)).State);

    [Fact]
    public void Key_beside_the_public_half_of_another_is_a_fault_that_names_both()
    {
        var finding = Assert.Single(Run(SigningKey.Create().PublicKey, KeyFiles.OwnerOnly));
        Assert.Equal((Health.Fault, "keys.signing.planner and keys.accepted.planner do not fit each other"), (finding.State, finding.What));
    }

    [Fact]
    public void Key_that_everybody_may_read_is_a_warning_with_its_cure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no mode there");
        var finding = Assert.Single(Run(_key.PublicKey, KeyFiles.Everyone));
        Assert.Equal((Health.Warning, "keys.signing.planner: everybody on this machine may read the file"), (finding.State, finding.What));
        Assert.Contains("chmod 600", finding.Cure, StringComparison.Ordinal);
    }

    IReadOnlyList<Finding> Run(SigningPublicKey accepted, UnixFileMode mode)
    {
        KeyFiles.Write(Path.Combine(_folder.Path, "private.pem"), _key.ToPem(), mode);
        KeyFiles.Write(Path.Combine(_folder.Path, "public.pem"), accepted.ToPem(), KeyFiles.Everyone);
        var root = RootSection.Parse(Path.Combine(_folder.Path, "rca.yaml"), """
            keys:
              signing: { planner: "${file:private.pem}" }
              accepted: { planner: ["${file:public.pem}"] }
            """);
        return KeyCheck.Run(KeySection.Of(root, []), [], isReadable: true);
    }
}
