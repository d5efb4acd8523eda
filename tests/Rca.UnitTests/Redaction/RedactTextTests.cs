using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class RedactTextTests
{
    public static TheoryData<string, string> PlantedIn() => new()
    {
        { "token {0} seen", Synthetic.GitHub },
        { "url=https://x/?t={0}&y=1", Synthetic.GitHub },
        { @"{""a"":""line\n{0}\n""}", Synthetic.GitHub },
        { "key {0}, rotated", Synthetic.Aws },
        { @"\n{0}", Synthetic.Aws },
        { "host=db user=app password={0} sslmode=require", Synthetic.Password },
        { "host=db user=app password = '{0}' sslmode=require", Synthetic.Password },
        { "Host=db;Username=app;Password={0};Database=orders", Synthetic.Password },
        { "Server=db;Uid=app;Pwd={0}", Synthetic.Password },
        { "jdbc:postgresql://db/orders?user=app&password={0}&ssl=true", Synthetic.Password },
        { "postgres://app:{0}@db:5432/orders", Synthetic.Password },
        { "amqps://app:{0}@mq/%2f", Synthetic.Password },
        { "mongodb+srv://app:{0}@a.b,c.d/orders?x=y", Synthetic.Password },
        { "redis://:{0}@cache:6379/0", Synthetic.Password },
        { "cache:6379,password={0},ssl=True,abortConnect=False", Synthetic.Password },
        { "postgres://app:pa/{0}#x?y@db:5432/orders", Synthetic.Password },
        { "DB_PASSWORD={0}", Synthetic.Password },
        { "db.password: {0}", Synthetic.Password },
        { "password: \"{0} with spaces\"", Synthetic.Password },
        { "{{\"password\":\"{0}\",\"user\":\"app\"}}", Synthetic.Password },
        { "{{\"password\": \"a\\\"{0}\"}}", Synthetic.Password },
        { "{{\\\"password\\\":\\\"{0}\\\"}}", Synthetic.Password },
        { "{{\\\\\\\"password\\\\\\\":\\\\\\\"{0}\\\\\\\"}}", Synthetic.Password },
        { "{{\\u0022clientSecret\\u0022:\\u0022{0}\\u0022}}", Synthetic.Password },
        { "form: user=a&client_secret={0}&grant_type=x", Synthetic.Password },
        { "q=password%3D{0}%26user%3Da", "hunter2Synthetic" },
        { "map[password:{0} user:app]", Synthetic.Password },
        { "api_key => '{0}'", Synthetic.Password },
        { "API key: {0}", Synthetic.Password },
        { "run --password {0} --verbose", Synthetic.Password },
        { "ALTER ROLE app PASSWORD '{0}'", Synthetic.Password },
        { "- name: DB_PASSWORD\n  value: {0}", Synthetic.Password },
        { "{{\"name\":\"API_TOKEN\",\"value\":\"{0}\"}}", Synthetic.Password },
        { "password=${{DB_PASSWORD:-{0}}}", Synthetic.Password },
        { "AccountKey={0};EndpointSuffix=core", "c3ludGhldGljc3ludGhldGljc3ludGhldGlj==" },
        { "Authorization: Bearer {0}", "syntheticBearer" },
        { "authorization: Basic {0}", "YXBwOmh1bnRlcjI=" },
        { "\"Authorization\":[\"Bearer {0}\"]", "syntheticBearer" },
        { "curl -H 'Authorization: token {0}' x", "syntheticToken" },
        { "Authorization: AWS4-HMAC-SHA256 Credential=a/b, Signature={0}", "abcdef0123" },
        { "sent Bearer {0} to peer", "synthetic0Bearer1Value" },
        { "Cookie: theme=dark; sid={0}", "syntheticSession" },
        { "Set-Cookie: sid={0}; Path=/; HttpOnly", "syntheticSession" },
        { "jwt {0} end", Synthetic.Jwt() },
        { "bot 123456789:{0}", "AA" + Synthetic.Base62Of(33) },
        { "mail from {0} today", "jane.doe@example.com" },
        { "to=jane%40{0}", "example.com" },
        { "paid with {0}.", Synthetic.Card },
        { "paid with 4111-1111-1111-{0}", "1111" },
        { "order 12 4111111111111111 {0}", "" },
    };

    [Theory]
    [MemberData(nameof(PlantedIn))]
    public void Secret_in_a_known_syntax_is_replaced(string template, string secret)
    {
        var text = template.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)
            .Replace("{0}", secret, StringComparison.Ordinal);

        var result = Engines.New().RedactText(text);

        Assert.NotEmpty(result.Redactions);
        if (secret.Length > 0)
            Assert.DoesNotContain(secret, result.Text, StringComparison.Ordinal);
        Assert.Equal(result.Text, Engines.Redact(result.Text));
    }

    [Theory]
    [InlineData("TOKENIZER_MODE=x")]
    [InlineData("tokenExpirationSeconds: 3607")]
    [InlineData("secretName: orders-db")]
    [InlineData("imagePullSecret: regcred")]
    [InlineData("secretKeyRef: {name: orders-db, key: password}")]
    [InlineData("password=${DB_PASSWORD}")]
    [InlineData("password: {{ .Values.db.password }}")]
    [InlineData("token: ${{ secrets.DEPLOY_TOKEN }}")]
    [InlineData("password=$(DB_PASSWORD)")]
    [InlineData("password=%DB_PASSWORD%")]
    [InlineData("password=<password>")]
    [InlineData("password=\"\" user=app")]
    [InlineData("password: null")]
    [InlineData("\"secret\": true, \"token\": false")]
    [InlineData("password=****** user=app")]
    [InlineData("max_tokens: 4096")]
    [InlineData("token_type: Bearer")]
    [InlineData("password_file=/run/secrets/db")]
    [InlineData("PWD=/srv/app")]
    [InlineData("author: someone")]
    [InlineData("monkey=banana1 primary_key=orders_id")]
    [InlineData("std::password::hash")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("commit 3f786850e387550fdab836ed7e6dc881de23001b")]
    [InlineData("image registry.example/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("pod orders-api-7d9f8b6c5d-x2x4z in kube-system, default-token-abc12")]
    [InlineData("/var/lib/kubelet/pods/8f3c/volumes/kubernetes.io~secret/db/password")]
    [InlineData("resourceVersion: 4111111111111112")]
    [InlineData("https://github.com/org/repo/blob/main/@scope/pkg.ts")]
    [InlineData("http://localhost:8080/a@b")]
    [InlineData("git@github.com:org/repo.git, actions/checkout@v4.1.0, rabbit@mq-0.mq.ns.svc.cluster.local, getty@tty1.service, logo@2x.png")]
    [InlineData("eyJzeW50aGV0aWMiOjF9.abcdefgh.ijklmnop")]
    [InlineData("1700000000123456789 ns, 0.4111111111111111, 4111111111111111.5")]
    [InlineData("2024-01-01 12:00:00 [INFO] Basic authentication is on, Bearer authentication is off")]
    [InlineData("authorization: RBAC")]
    [InlineData("cookie: missing")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----")]
    public void Decoy_stays_as_it_is(string text)
    {
        var result = Engines.New().RedactText(text);

        Assert.Equal(text, result.Text);
        Assert.Empty(result.Redactions);
    }

    [Fact]
    public void Same_secret_in_other_writings_has_the_same_token()
    {
        var engine = Engines.New();
        string[] texts =
        [
            "password=p4s/word", "{\"password\":\"p4s\\/word\"}", "postgres://u:p4s%2Fword@h/d", "token: 'p4s/word'", "db_pass=p4s/word;x=1",
        ];

        Assert.Single(texts.Select(text => Assert.Single(engine.RedactText(text).Redactions).Token).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Overlapping_hits_become_one_token()
    {
        var result = Engines.New().RedactText($"Authorization: Bearer {Synthetic.GitHub} x");

        Assert.Equal("Authorization: Bearer " + Assert.Single(result.Redactions).Token + " x", result.Text);
    }

    [Fact]
    public void Receipt_places_each_token_in_the_output()
    {
        var result = Engines.New().RedactText($"äb {Synthetic.GitHub}\nü {Synthetic.Aws} {Synthetic.GitHub}");

        Assert.Equal(["1:4", "2:3", "2:41"], result.Redactions.Select(line => line.Place));
        Assert.Equal("github-personal-token", result.Redactions[0].Rule);
        Assert.Equal(result.Redactions[0].Token, result.Redactions[2].Token);
    }

    [Fact]
    public void Made_up_token_of_another_key_shields_nothing()
    {
        Assert.DoesNotContain("hunter2", Engines.Redact("password=[REDACTED:secret:k2:hunter2hunter2aa]"), StringComparison.Ordinal);
    }

    [Fact]
    public void Value_glued_to_a_token_is_replaced_with_it()
    {
        var token = Engines.New().RedactText("password=abcdef").Redactions[0].Token;

        Assert.DoesNotContain("hunter2", Engines.Redact($"password={token}hunter2"), StringComparison.Ordinal);
    }
}
