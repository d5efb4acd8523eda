using System.Text;

namespace Rca.Redaction.Tokens;

/// <summary>The classes tokens are separated by: a value has one token per class, whichever rule found it.</summary>
static class TokenClass
{
    internal const string Secret = "secret";
    internal const string Card = "card";
    internal const string Email = "email";
    internal const string Iban = "iban";
    internal const string Ip = "ip";
    internal const string Mac = "mac";
    internal const string Phone = "phone";
    internal const string Ssn = "ssn";

    static readonly byte[][] All =
        [.. Enum.GetValues<DataClass>().Select(Of).Concat([Secret, Card, Email, Iban, Ip, Mac, Phone, Ssn]).Select(Encoding.ASCII.GetBytes)];

    internal static string Of(DataClass @class) => @class switch
    {
        DataClass.Operational => "operational",
        DataClass.Identifier => "identifier",
        DataClass.Person => "person",
        DataClass.FreeText => "text",
        DataClass.Never => "never",
        _ => throw new ArgumentOutOfRangeException(nameof(@class), @class, "Not a data class."),
    };

    /// <summary>Where hits of several classes overlap, the smaller rank names the union.</summary>
    internal static int Rank(string @class) => @class switch { Secret => 0, Card => 1, _ => 2 };

    internal static int LengthAt(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)':');
        if (end <= 0)
            return 0;
        foreach (var name in All)
        {
            if (text[..end].SequenceEqual(name))
                return end;
        }
        return 0;
    }
}
