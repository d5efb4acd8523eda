using System.Globalization;

namespace Rca.PlantedLog.Kinds;

/// <summary>Every kind of personal data that is planted.</summary>
public static class PersonalKinds
{
    static readonly string[] FirstNames = ["anna", "jonas", "priya", "mateo", "li", "olga", "sam", "fatima", "noah", "ines"];
    static readonly string[] LastNames = ["schmidt", "garcia", "patel", "novak", "chen", "rossi", "dubois", "oconnor", "yilmaz", "larsen"];
    static readonly string[] Domains = ["gmail.com", "web.de", "example.org", "mail.example.co.uk", "posteo.net", "outlook.com", "acme-shop.io"];

    public static IReadOnlyList<Kind> All { get; } =
    [
        Personal("email", (w, s) => w.Write($"{s.Pick("mail sent to", "user", "login failed for", "customer")} {V(Mailbox(s, "."))}")),
        Personal("email-tagged", (w, s) => w.Write($"to=<{V(Mailbox(s, "_").Replace("@", "+shop@", StringComparison.Ordinal))}>, relay={s.Host}, status=sent")),
        Personal("email-json", (w, s) => w.Write($$"""{"user_id":{{s.Below(90_000)}},"email":"{{V(Mailbox(s, "."))}}","plan":"pro"}""")),
        Personal("email-url", (w, s) => w.Write($"GET {s.Path}?email={V(Escapes.Percent(Mailbox(s, ".")))}&page=2")),
        Personal("email-sql", (w, s) => w.Write($"DETAIL:  Key (email)=({V(Mailbox(s, "."))}) already exists.")),
        Personal("phone-e164", (w, s) => w.Write($"sms queued for {V(Phone(s))} via twilio")),
        Personal("phone-spaced", (w, s) => w.Write($"callback requested: {V(SpacedPhone(s))}, language de")),
        Personal("card", (w, s) => w.Write($"payment declined, card {V(Card(s, ""))}, code 51")),
        Personal("card-spaced", (w, s) => w.Write($"charge {s.Digits(6)} card=\"{V(Card(s, " "))}\" result=declined")),
        Personal("card-dashed", (w, s) => w.Write($"pan {V(Card(s, "-"))} rejected by issuer")),
        Personal("card-amex", (w, s) => w.Write($"cardNumber: \"{V(Luhn("3" + s.Pick("4", "7") + s.Chars(Alphabets.Digits, 12)))}\", brand: amex")),
        Personal("iban", (w, s) => w.Write($"refund to {V(Iban(s))} booked")),
        Personal("iban-spaced", (w, s) => w.Write($"payout iban={V(string.Join(' ', Iban(s).Chunk(4).Select(c => new string(c))))}; amount=12.50")),
        Personal("ssn", (w, s) => w.Write($"applicant ssn {V(Ssn(s))} verified")),
        Personal("mac", (w, s) => w.Write($"DHCPACK on {s.Ip} to {V(Mac(s, ":"))} via eth0")),
        Personal("mac-dashed", (w, s) => w.Write($"device {V(Mac(s, "-").ToUpperInvariant())} joined the network")),
    ];

    /// <summary>A number of a card issuer's range that passes Luhn.</summary>
    public static string Luhn(string number) => number + Checksums.LuhnDigit(number);

    static Kind Personal(string id, Action<LineWriter, Scene> write) => new(id, MarkClass.Personal, write);

    static Planted V(string value) => new(null, MarkClass.Personal, value);

    static string Mailbox(Scene s, string between) => $"{s.Pick(FirstNames)}{between}{s.Pick(LastNames)}{s.Below(100).ToString(CultureInfo.InvariantCulture)}@{s.Pick(Domains)}";

    static string Phone(Dice d) => d.Pick("+4915", "+4417", "+1415", "+3361", "+9198") + d.Digits(8);

    static string SpacedPhone(Dice d) => d.Chance(50) ? $"+49 15{d.Digits(1)} {d.Digits(8)}" : $"+1 415-555-{d.Digits(4)}";

    static string Card(Dice d, string separator)
    {
        var issuer = d.Pick("4", "51", "52", "53", "54", "55", "6011");
        var number = Luhn(issuer + d.Chars(Alphabets.Digits, 15 - issuer.Length));
        return string.Join(separator, number.Chunk(4).Select(c => new string(c)));
    }

    static string Iban(Dice d)
    {
        var (country, account) = d.Below(4) switch
        {
            0 => ("DE", d.Chars(Alphabets.Digits, 18)),
            1 => ("GB", d.Chars(Alphabets.Upper, 4) + d.Chars(Alphabets.Digits, 14)),
            2 => ("NL", d.Chars(Alphabets.Upper, 4) + d.Chars(Alphabets.Digits, 10)),
            _ => ("FR", d.Chars(Alphabets.Digits, 10) + d.Chars(Alphabets.UpperAlphanumeric, 11) + d.Chars(Alphabets.Digits, 2)),
        };
        return country + Checksums.IbanDigits(country, account) + account;
    }

    // Area 001 to 665, group and serial not zero: the rest was never issued.
    static string Ssn(Dice d) => string.Create(CultureInfo.InvariantCulture, $"{d.Between(1, 665):000}-{d.Between(1, 99):00}-{d.Between(1, 9999):0000}");

    // Neither locally administered nor multicast.
    static string Mac(Dice d, string separator) => string.Join(separator, d.Pick("00", "3c", "a4", "dc", "f0"), d.Hex(2), d.Hex(2), d.Hex(2), d.Hex(2), d.Hex(2));
}
