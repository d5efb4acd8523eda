using Rca.PlantedLog.Syntaxes;
using Rca.PlantedLog.Tokens;
using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Passwords as settings: in the syntaxes of every language, with characters that are hard for them.</summary>
static class Settings
{
    static readonly string[] Keys =
    [
        "DB_PASSWORD", "POSTGRES_PASSWORD", "ADMIN_PASSWORD", "SMTP_PASS", "REDIS_PASSWORD", "JWT_SECRET", "SECRET_KEY", "CLIENT_SECRET", "API_KEY", "ACCESS_TOKEN",
        "ENCRYPTION_KEY", "SIGNING_SECRET", "WEBHOOK_SECRET", "PRIVATE_TOKEN", "DB_PWD", "KEYSTORE_PASSPHRASE", "COOKIE_SECRET", "SESSION_SECRET", "LDAP_BIND_PASSWORD", "REFRESH_TOKEN",
    ];

    public static readonly Kind[] All =
    [
        .. Syntax.All.Where(s => s.ShowsKey).SelectMany(Hard),
        Secret("properties", (w, s) => w.Write($"{Naming.Dotted(s.Pick(Keys))} = {P(s)}")),
        Secret("spring-property", (w, s) => w.Write($"spring.datasource.password={V(Passwords.Symbols(s))}")),
        Secret("toml", (w, s) => w.Write($"{Naming.Snake(s.Pick(Keys))} = \"{V(Escapes.Backslash(Passwords.Quoted(s)))}\"")),
        Secret("terraform", (w, s) => w.Write($"  + {Naming.Snake(s.Pick(Keys))}    = \"{V(Passwords.Symbols(s))}\"")),
        Secret("ruby-hash", (w, s) => w.Write($"{{:host=>\"{s.Host}\", :{Naming.Snake(s.Pick(Keys))}=>\"{V(Passwords.Symbols(s))}\", :pool=>5}}")),
        Secret("go-struct", (w, s) => w.Write($"config: {{Host:{s.Host} User:{s.User} Password:{P(s)} Port:5432}}")),
        Secret("java-to-string", (w, s) => w.Write($"Credentials(username={s.User}, password={P(s)}, realm={s.Service})")),
        Secret("python-dict", (w, s) => w.Write($"{{'host': '{s.Host}', '{Naming.Snake(s.Pick(Keys))}': '{V(Passwords.Symbols(s))}', 'port': 5432}}")),
        Secret("php-array", (w, s) => w.Write($"['host' => '{s.Host}', 'password' => '{V(Passwords.Symbols(s))}', 'charset' => 'utf8']")),
        Secret("csharp-anonymous", (w, s) => w.Write($"{{ User = {s.User}, Password = {P(s)}, Host = {s.Host} }}")),
        Secret("xml-element", (w, s) => w.Write($"<server><username>{s.User}</username><password>{V(Escapes.Xml(Passwords.Quoted(s)))}</password></server>")),
        Secret("xml-attribute", (w, s) => w.Write($"<datasource url=\"jdbc:h2:mem\" username=\"{s.User}\" password=\"{V(Escapes.Xml(Passwords.Quoted(s)))}\"/>")),
        Secret("xml-app-setting", (w, s) => w.Write($"<add key=\"{Naming.Pascal(s.Pick(Keys))}\" value=\"{V(Passwords.Plain(s))}\" />")),
        Secret("name-value-json", (w, s) => w.Write($$"""{"name":"{{s.Pick(Keys)}}","value":"{{V(Escapes.Json(Passwords.Quoted(s)))}}"}""")),
        Secret("key-value-json", (w, s) => w.Write($$"""[{"key":"user","value":"{{s.User}}"},{"key":"password","value":"{{V(Passwords.Symbols(s))}}"}]""")),
        Secret("nested-json", (w, s) => w.Write($$$$"""{"db":{"host":"{{{{s.Host}}}}","credentials":{"user":"{{{{s.User}}}}","password":"{{{{V(Escapes.Json(Passwords.Quoted(s)))}}}}"}}}""")),
        Secret("json-escaped", (w, s) => w.Write($$"""body="{\"user\":\"{{s.User}}\",\"password\":\"{{V(Escapes.JsonTwice(Passwords.Symbols(s)))}}\"}", status=200""")),
        Secret("json-escaped-twice", (w, s) => w.Write($$"""body="{\\\"user\\\":\\\"{{s.User}}\\\",\\\"password\\\":\\\"{{V(Passwords.Symbols(s))}}\\\"}", status=200""")),
        Secret("json-unicode-escapes", (w, s) => w.Write($$"""{"user":"{{s.User}}","password":"{{V(Escapes.Unicode(Passwords.Plain(s)))}}"}""")),
        Secret("form-login", (w, s) => w.Write($"username={s.User}&password={V(Escapes.Percent(Passwords.Quoted(s)))}&remember=1")),
        Secret("form-oauth", (w, s) => w.Write($"grant_type=client_credentials&client_id={s.Lower(12)}&client_secret={V(s.Base64Url(40))}&scope=orders")),
        Secret("form-refresh", (w, s) => w.Write($"grant_type=refresh_token&refresh_token={V(s.Base64Url(64))}&client_id={s.Lower(12)}")),
        Secret("form-multipart", (w, s) => w.Write($"Content-Disposition: form-data; name=\"password\"\\r\\n\\r\\n{P(s)}\\r\\n--boundary")),
        Secret("npmrc", (w, s) => w.Write($"//registry.example.com/:_authToken={V(s.Uuid())}")),
        Secret("docker-auth", (w, s) => w.Write($$$$"""{"auths":{"registry.example.com":{"auth":"{{{{V(s.Base64(30))}}}}"}}}""")),
        Secret("kubeconfig-token", (w, s) => w.Write($"    token: {V(s.Base62(48))}")),
        Secret("kubeconfig-client-key", (w, s) => w.Write($"    client-key-data: {V("LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ" + s.Base64(400))}")),
        Secret("connection-env", (w, s) => w.Write($"ConnectionStrings__Orders=Host={s.Host};Username={s.User};Password={P(s)}")),
        Secret("prose-password", (w, s) => w.Write($"created user {s.User} with password \"{V(Passwords.Symbols(s))}\"")),
        Secret("prose-password-is", (w, s) => w.Write($"initial admin password is: {P(s)}")),
        Secret("prose-login-failed", (w, s) => w.Write($"login failed for {s.User} (password: {P(s)}) from {s.Ip}")),
        Secret("passphrase", (w, s) => w.Write($"ssh_key_passphrase: \"{V(Passwords.Phrase(s))}\"")),
        Secret("encryption-key-hex", (w, s) => w.Write($"encryption_key={V(s.Hex(64))}")),
        Secret("laravel-app-key", (w, s) => w.Write($"APP_KEY=base64:{V(s.Base64(32))}")),
        Secret("rails-master-key", (w, s) => w.Write($"RAILS_MASTER_KEY={V(s.Hex(32))}")),
        Secret("django-secret", (w, s) => w.Write($"SECRET_KEY = 'django-insecure-{V(s.Chars(Alphabets.Base36 + "!@#$%^*(-_=+)", 50))}'")),
        Secret("basic-auth-env", (w, s) => w.Write($"BASIC_AUTH={s.User}:{P(s)}")),
        Secret("totp-url", (w, s) => w.Write($"otpauth://totp/{s.Service}:{s.User}?secret={V(s.Chars(Alphabets.Base32, 32))}&issuer={s.Service}")),
    ];

    // Each syntax with four alphabets: a kind each, since they fail apart.
    static IEnumerable<Kind> Hard(Syntax syntax)
    {
        yield return Password(syntax, "plain", Passwords.Plain);
        yield return Password(syntax, "symbols", Passwords.Symbols);
        yield return Password(syntax, "quotes", Passwords.Quoted);
        yield return Password(syntax, "unicode", Passwords.Unicode);
    }

    static Kind Password(Syntax syntax, string characters, Func<Dice, string> make) =>
        Secret($"setting-{syntax.Name}-{characters}", (w, s) => syntax.Write(w, s, s.Pick(Keys), new SecretValue("", make(s))));

    static Planted P(Dice d) => Planted.Secret(Passwords.Plain(d));

    static Planted V(string value) => Planted.Secret(value);
}
