using Rca.Core;
using Rca.Redaction;

namespace Rca.Pipeline.Hosting;

/// <summary>The token key with its id, which follows from the key, so that all processes that share it agree.</summary>
static class TokenKeys
{
    public static TokenKey From(byte[] key) => new("t" + Identity.Sha256([.. "rca token key id"u8, .. key])[..7], key);
}
