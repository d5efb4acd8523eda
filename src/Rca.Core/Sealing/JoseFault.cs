using System.Security.Cryptography;
using System.Text.Json;
using Jose;

namespace Rca.Core.Sealing;

/// <summary>What the JOSE library throws for the input of a stranger.</summary>
static class JoseFault
{
    public static bool Is(Exception e) => e is JoseException or CryptographicException or ArgumentException or FormatException or JsonException or InvalidCastException
        or KeyNotFoundException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException;
}
