using System.Globalization;
using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>A token known by its prefix. An edged one is short or common enough that it must stand free and fit its length.</summary>
sealed record VendorToken(string Id, string Prefix, Alphabet Body, int Min, int Max, bool Edged = false, bool Mixed = false)
{
    internal byte[] PrefixBytes { get; } = Encoding.ASCII.GetBytes(Prefix);

    internal Rule Rule { get; } = new(Id, TokenClass.Secret,
        string.Create(CultureInfo.InvariantCulture, $"prefix {Prefix} {Body.Name} {Min}-{Max} edged={Edged} mixed={Mixed}"));
}
