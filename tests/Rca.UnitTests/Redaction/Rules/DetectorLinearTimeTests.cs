using System.Text;
using Rca.Redaction.Rules;
using Rca.Redaction.Rules.CommandLines;
using Rca.Redaction.Rules.Connections;
using Rca.Redaction.Rules.Headers;
using Rca.Redaction.Rules.Keys;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Rules.Statements;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;
using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>Openers and half matches over and over: that takes a part of a second when the work is linear and minutes when it is not.</summary>
public sealed class DetectorLinearTimeTests
{
    const int Length = 1 << 18;

    static readonly TokenMint Mint = new(Engines.Key());

    static readonly SharedSearch Search = new([
        new KeyValueDetector(), new CommandLineDetector(), new PipedPasswordDetector(), new ConnectionDetector(), new StatementDetector(),
        new UserinfoDetector(), new HeaderCredentialDetector(), new JwtDetector(), new PemDetector(), new VendorTokenDetector(),
    ]);

    public static TheoryData<string> Parts =>
    [
        "password=\\", "password=\\\\\\", "password='", "password=''", "password='a''", "password=\\\"", "password=\\\"\\", "token_", "token.", "token",
        "key ", "api key ",
        "name: password ", "name=password value", "\"name\":\"password\",", "name=\"password\"\\r\\n", "<password ", "<password>", "<a:password x",
        "password(", "password('",
        "'password',", "(\"password\", ", "--password ", "--password \"", "password is ", "password for ", "password is set to ", "password $$", "pwd={",
        "pwd={}}", "Key (token)=(",
        "login a password ", "set token ", "Authorization: a=\"", "Authorization: Digest a=b,", "Authorization: x=", "Cookie: a=", "?key=", "&code=", "sig=",
        "PASS:",
        "curl ", "curl -u ", "curl -u a:", "curl -u 'a:", "\"curl\",", "mysql -p", "mysql -p'", "docker login ", "docker login -p ", "net use ",
        "sqlplus a/", "htpasswd -b ",
        "sshpass -p ", "curl \\", "curl \"", "rabbitmqctl add_user ", "echo a | chpasswd ", "chpasswd", "|chpasswd", "echo chpasswd ", "oracle:thin:",
        "oracle:thin:a/", ":5432:",
        "a:5432:b:c:", ":*:*:", "identified by ", "identified by '", "identified with ", "hmac(", "hmac('", "hmac('a',", "insert into ", "insert into a(",
        "insert into a(password) values ",
        "insert into a(password) values ('", "insert into a(password) values (',", "bearer ", "basic ", "bearer aaaaaaaaaaaaaaaa", "eyJ",
        "eyJhbGciOiJub25lIn0.", "eyJhbGciOiJub25lIn0.a.",
        "-----", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\\n", "://", "://a:", "://a:b@",
        "://a:b/@",
    ];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Parts))]
    public async Task Half_match_repeated_is_scanned(string part)
    {
        var text = Encoding.ASCII.GetBytes(Engines.Repeat(part, Length));

        var hits = await Task.Run(() => Hits(text), TestContext.Current.CancellationToken);

        Assert.All(hits, hit => Assert.InRange(hit.End, hit.Start, text.Length));
    }

    static List<Hit> Hits(byte[] text)
    {
        var hits = new List<Hit>();
        Search.Scan(text, Mint, hits);
        return hits;
    }
}
