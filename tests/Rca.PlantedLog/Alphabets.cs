namespace Rca.PlantedLog;

static class Alphabets
{
    public const string Digits = "0123456789";
    public const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Lower = "abcdefghijklmnopqrstuvwxyz";
    public const string Letters = Upper + Lower;
    public const string Hex = Digits + "abcdef";
    public const string UpperHex = Digits + "ABCDEF";
    public const string Base32 = Upper + "234567";
    public const string Base36 = Digits + Lower;
    public const string UpperAlphanumeric = Digits + Upper;
    public const string Base62 = Digits + Upper + Lower;
    public const string Base64 = Upper + Lower + Digits + "+/";
    public const string Base64Url = Upper + Lower + Digits + "-_";
    public const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    public const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
}
