namespace Rca.Redaction.Documents.Shapes;

/// <summary>Every shape that is known. Their order does not matter: the largest verdict holds.</summary>
static class ShapeTable
{
    static readonly ulong NamedValue = Member.Named.Bit() | Member.Valued.Bit();

    internal static Shape[] All { get; } =
    [
        new("name-value", NamedValue, 0, NameValue.Siblings),
        new("pair", 0, Member.Pairs.Bit(), NameValue.FlatPairs),
        new("flag", Member.Flag.Bit() | Member.Valued.Bit(), 0, Declared.ByFlag),
        new("type", Member.Type.Bit() | Member.Valued.Bit(), 0, Declared.ByType),
        new("wrapped-value", Member.Valued.Bit(), 0, Declared.ByOwnKey),
        new("wrapped-text", Member.Wrapped.Bit(), 0, Declared.ByOwnKey),
        new("table", Member.Columns.Bit(), 0, Tabular.Rows),
        new("kubernetes-secret", Member.Kind.Bit(), 0, Kubernetes.ByKind),
        new("kubernetes-secret-type", Member.Data.Bit() | Member.Type.Bit(), 0, Kubernetes.ByType),
        new("external-secret", Member.RemoteReference.Bit(), 0, Kubernetes.ExternalSecret),
        new("docker-auths", Member.Auths.Bit(), 0, Containers.Auths),
        new("environment", 0, Member.Environment.Bit(), Containers.Environment),
        new("terraform-sensitivity", Member.Sensitivity.Bit(), 0, Terraform.Sensitivity),
        new("terraform-sensitive-attributes", Member.SensitivePaths.Bit(), 0, Terraform.SensitiveAttributes),
        new("aws-secret-value", Member.SecretString.Bit(), 0, Vaults.SecretString),
        new("vault-response", Member.LeaseDuration.Bit() | Member.Data.Bit(), 0, Vaults.Response),
        new("jwk", Member.KeyType.Bit(), 0, Vaults.PrivateKey),
        new("grafana-secure-data", 0, Member.SecureData.Bit(), Applications.AllOf),
        new("cookies", 0, Member.Cookies.Bit(), Applications.Cookies),
        new("cloud-init-accounts", Member.Accounts.Bit(), 0, Applications.Accounts),
        new("alertmanager-receivers", 0, Member.Receivers.Bit(), Applications.Receivers),
    ];

    internal static bool Fits(in DocumentNode node)
    {
        foreach (var shape in All)
        {
            if (shape.Fits(node))
                return true;
        }
        return false;
    }

    /// <summary>What every shape is; it goes into the ruleset's digest.</summary>
    internal static string Definition { get; } = string.Join(' ', All.Select(shape => shape.Id));
}
