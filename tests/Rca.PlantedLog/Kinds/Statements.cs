using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Passwords and keys in SQL.</summary>
static class Statements
{
    public static readonly Kind[] All =
    [
        Secret("sql-alter-role", (w, s) => w.Write($"ALTER {s.Pick("ROLE", "USER")} {s.User} {s.Pick("", "WITH ", "WITH ENCRYPTED ")}PASSWORD '{Q(s)}'")),
        Secret("sql-create-user-identified", (w, s) => w.Write($"CREATE USER '{s.User}'@'%' IDENTIFIED BY '{Q(s)}'")),
        Secret("sql-create-login", (w, s) => w.Write($"CREATE LOGIN {s.User} WITH PASSWORD = N'{Q(s)}', CHECK_POLICY = ON")),
        Secret("sql-set-password", (w, s) => w.Write($"SET PASSWORD FOR '{s.User}'@'localhost' = PASSWORD('{Q(s)}')")),
        Secret("sql-update-password", (w, s) => w.Write($"UPDATE users SET password = '{Q(s)}', updated_at = now() WHERE id = {s.Below(90_000)}")),
        Secret("sql-insert-columns", (w, s) => w.Write($"INSERT INTO accounts (id, login, password, active) VALUES ({s.Below(90_000)}, '{s.User}', '{Q(s)}', true)")),
        Secret("sql-where-token", (w, s) => w.Write($"SELECT id, user_id FROM sessions WHERE session_token = '{V(s.Base62(40))}' LIMIT 1")),
        Secret("sql-user-mapping", (w, s) => w.Write($"CREATE USER MAPPING FOR {s.User} SERVER remote OPTIONS (user '{s.User}', password '{Q(s)}')")),
        Secret("sql-subscription", (w, s) => w.Write($"CREATE SUBSCRIPTION sub CONNECTION 'host={s.Host} user=repl password={P(s)} dbname={s.Database}' PUBLICATION pub")),
        Secret("sql-dblink", (w, s) => w.Write($"SELECT * FROM dblink('host={s.Host} dbname={s.Database} user={s.User} password={P(s)}', 'select 1') AS t(a int)")),
        Secret("sql-copy-credentials", (w, s) =>
            w.Write($"COPY events FROM 's3://shop/{s.Lower(6)}' CREDENTIALS 'aws_access_key_id={V("AKIA" + s.Chars(Alphabets.Base32, 16))};aws_secret_access_key={V(s.Chars(Alphabets.Base62 + "+/", 40))}' CSV")),
        Secret("sql-pgcrypto", (w, s) => w.Write($"SELECT pgp_sym_encrypt('{s.Message}', '{P(s)}')")),
        Secret("sql-set-config", (w, s) => w.Write($"SET LOCAL app.api_key = '{V(s.Base62(36))}'")),
        Secret("sql-snowflake", (w, s) => w.Write($"CREATE STORAGE INTEGRATION x CREDENTIALS = (AWS_KEY_ID = '{V("AKIA" + s.Chars(Alphabets.Base32, 16))}' AWS_SECRET_KEY = '{V(s.Chars(Alphabets.Base62 + "+/", 40))}')")),
        Secret("sql-key-detail", (w, s) => w.Write($"DETAIL:  Key (api_token)=({V(s.Base62(40))}) already exists.")),
        Secret("sql-dollar-quoted", (w, s) => w.Write($"CREATE ROLE {s.User} LOGIN PASSWORD $${V(Passwords.Plain(s))}$$")),
    ];

    static Planted P(Dice d) => Planted.Secret(Passwords.Plain(d));

    // In a literal every character stands, a quote twice.
    static Planted Q(Dice d) => Planted.Secret(Escapes.DoubledQuote(d.Below(3) switch { 0 => Passwords.Quoted(d), 1 => Passwords.Symbols(d), _ => Passwords.Plain(d) }));

    static Planted V(string value) => Planted.Secret(value);
}
