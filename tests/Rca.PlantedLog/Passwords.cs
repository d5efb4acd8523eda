namespace Rca.PlantedLog;

/// <summary>Passwords as people and generators make them, by how hard their characters are for the syntax around them.</summary>
public static class Passwords
{
    static readonly string[] Words = ["Winter", "Orders", "Falcon", "Copper", "Marble", "Tundra", "Velvet", "Harbor", "Saffron", "Quartz", "Juniper", "Lantern"];

    /// <summary>Stands unquoted in every syntax.</summary>
    public static string Plain(Dice d) => d.Below(4) switch
    {
        0 => $"{d.Pick(Words)}{d.Digits(d.Between(2, 4))}{d.Chars("!_.-~", 1)}{d.Base62(d.Between(2, 6))}",
        1 => $"{d.Pick(Words)}-{d.Pick(Words)}-{d.Digits(d.Between(3, 5))}",
        2 => Mixed(d, Alphabets.Base62, d.Between(12, 32)),
        _ => Mixed(d, Alphabets.Base62 + "_.~!-", d.Between(10, 24)),
    };

    /// <summary>With symbols, and still one word: no white space, quote, comma, semicolon, ampersand, bracket, dollar or backslash.</summary>
    public static string Symbols(Dice d) => Mixed(d, Alphabets.Base62 + "@#%^*:/?=+!~-_.@#%^*:!", d.Between(12, 24));

    /// <summary>With spaces, both quotes, backslash, braces and separators: stands in quotes only.</summary>
    public static string Quoted(Dice d) => Mixed(d, Alphabets.Base62 + " \"'\\,;&<>(){}[]$#@!%", d.Between(14, 28));

    /// <summary>Several words.</summary>
    public static string Phrase(Dice d) => $"{d.Pick(Words)} {d.Pick(Words).ToLowerInvariant()} {d.Digits(3)} {d.Pick(Words).ToLowerInvariant()}";

    public static string Unicode(Dice d) => d.Pick("Пароль", "Schlüssel", "contraseña", "密码安全", "hasłoŻółć", "κωδικός") + d.Digits(4) + d.Pick("ß", "ü", "ж", "界", "é") + d.Base62(6);

    // Starts with a letter and has a digit, so that none is an option, a number or a plain word.
    static string Mixed(Dice d, string alphabet, int length) =>
        d.Chars(Alphabets.Letters, 1) + d.Chars(alphabet, length - 3) + d.Chars(Alphabets.Digits, 1) + d.Chars(Alphabets.Letters, 1);
}
