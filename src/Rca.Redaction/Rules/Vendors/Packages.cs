using Rca.Redaction.Rules.Checksums;
using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Package and image registries.</summary>
static class Packages
{
    const string Npm = "https://docs.npmjs.com/about-access-tokens";
    const string PyPi = "https://pypi.org/help/";
    const string RubyGems = "https://guides.rubygems.org/api-key-scopes/";
    const string NuGet = "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys";
    const string Crates = "https://doc.rust-lang.org/cargo/reference/publishing.html";
    const string Clojars = "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens";
    const string Docker = "https://docs.docker.com/security/access-tokens/";
    const string DockerOrganization = "https://docs.docker.com/enterprise/security/access-tokens/";
    const string JFrog = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key";
    const string JFrogReference = "https://jfrog.com/help/r/jfrog-platform-administration-documentation/reference-tokens";
    const string Packagist = "https://packagist.com/docs/composer-authentication";
    const string Jsr = "https://jsr.io/docs/publishing-packages";
    const string Deno = "https://docs.deno.com/deploy/manual/ci_github/";
    const string OpenVsx = "https://github.com/eclipse/openvsx/wiki/Publishing-Extensions";
    const string Modrinth = "https://docs.modrinth.com/api/";

    internal static readonly VendorToken[] Rows =
    [
        new("npm-token", "npm_", A.Base62, 36, 64, Npm) { Checksum = Checksum.GitHub },
        new("pypi-token", "pypi-AgE", A.Base64Url, 50, 1024, PyPi),
        new("rubygems-key", "rubygems_", A.Hex, 48, 64, RubyGems),
        new("nuget-key", "oy2", A.LowerAlnum, 43, 43, NuGet, Edges.Both),
        new("crates-token", "cio", A.Base62, 32, 32, Crates, Edges.Both) { Mixed = true },
        new("clojars-token", "CLOJARS_", A.LowerAlnum, 60, 60, Clojars),
        new("docker-personal-token", "dckr_pat_", A.Base64Url, 24, 64, Docker),
        new("docker-organization-token", "dckr_oat_", A.Base64Url, 24, 64, DockerOrganization),
        new("jfrog-key", "AKCp", A.Base62, 64, 80, JFrog, Edges.Both),
        new("jfrog-reference-token", "cmVmdGtuO", A.Base64, 40, 80, JFrogReference),
        new("packagist-read-token", "packagist_ort_", A.Hex, 68, 68, Packagist) { Checksum = Checksum.Packagist },
        new("packagist-update-token", "packagist_out_", A.Hex, 68, 68, Packagist) { Checksum = Checksum.Packagist },
        new("packagist-user-token", "packagist_uut_", A.Hex, 68, 68, Packagist) { Checksum = Checksum.Packagist },
        new("jsr-personal-token", "jsrp_", A.Base62, 32, 96, Jsr),
        new("jsr-device-token", "jsrd_", A.Base62, 32, 96, Jsr),
        new("jsr-web-token", "jsrw_", A.Base62, 32, 96, Jsr),
        new("deno-personal-token", "ddp_", A.Base62, 36, 64, Deno, Edges.Left),
        new("deno-organization-token", "ddo_", A.Base62, 36, 64, Deno, Edges.Left),
        new("openvsx-token", "ovsxat_", A.HexDash, 36, 64, OpenVsx),
        new("modrinth-token", "mrp_", A.Base62, 60, 64, Modrinth, Edges.Left),
    ];
}
