using Xunit;

namespace Rca.UnitTests.Redaction.Rules.Statements;

public sealed class StatementTests
{
    const string Secret = "Falcon-Marble-341";

    [Theory]
    [InlineData("CREATE USER app WITH PASSWORD '§'")]
    [InlineData("CREATE ROLE app LOGIN ENCRYPTED PASSWORD '§' VALID UNTIL 'infinity'")]
    [InlineData("ALTER ROLE app PASSWORD '§';")]
    [InlineData("alter role app password '§';")]
    [InlineData("CREATE ROLE app LOGIN PASSWORD $$§$$")]
    [InlineData("CREATE LOGIN app WITH PASSWORD = N'§', CHECK_POLICY = ON")]
    [InlineData("CREATE LOGIN app WITH PASSWORD=N'§'")]
    [InlineData("CREATE USER 'app'@'%' IDENTIFIED BY '§'")]
    [InlineData("GRANT ALL ON *.* TO 'app'@'%' IDENTIFIED BY \"§\"")]
    [InlineData("ALTER USER app IDENTIFIED BY §")]
    [InlineData("ALTER USER 'app'@'%' IDENTIFIED WITH mysql_native_password BY '§'")]
    [InlineData("SET PASSWORD FOR 'app'@'localhost' = PASSWORD('§')")]
    [InlineData("SET PASSWORD FOR 'app'@'localhost' = '§'")]
    [InlineData("SET PASSWORD = '§'")]
    [InlineData("UPDATE users SET password = '§' WHERE id = 3")]
    [InlineData("SELECT id FROM sessions WHERE token = '§' AND id = 3")]
    [InlineData("SELECT id FROM sessions WHERE \"token\"='§' AND id = 3")]
    [InlineData("INSERT INTO users (id, login, password, active) VALUES (1, 'etl', '§', true)")]
    [InlineData("INSERT INTO `users` (`id`, `api_token`) VALUES (1, '§'), (2, '§')")]
    [InlineData("{\"msg\":\"INSERT INTO \\\"users\\\" (\\\"id\\\", \\\"password\\\") VALUES (1, '§')\"}")]
    [InlineData("DETAIL:  Key (api_token)=(§) already exists.")]
    [InlineData("CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password '§')")]
    public void Literal_goes(string template) => PlantedText.Goes(template, Secret);

    [Theory]
    [InlineData("SELECT crypt('§', gen_salt('bf'))")]
    [InlineData("SELECT dblink_connect('host=db password=§')")]
    [InlineData("SELECT * FROM a WHERE secret = 'It''s§'")]
    public void Literal_goes_with_more(string template) => PlantedText.GoesWithMore(template, Secret);

    [Theory]
    [InlineData("SELECT pgp_sym_encrypt('plain text', '§')")]
    [InlineData("SELECT AES_DECRYPT(x, '§')")]
    [InlineData("SELECT encode(hmac('data', '§', 'sha256'), 'hex')")]
    public void Key_among_the_arguments_of_a_function_goes(string template) =>
        PlantedText.GoesWithMore(template, Secret);

    [Theory]
    [InlineData("SELECT password FROM users WHERE id = 3")]
    [InlineData("CREATE TABLE users (id int, password varchar(64), token text)")]
    [InlineData("INSERT INTO users (id, login, password) VALUES ($1, $2, $3)")]
    [InlineData("INSERT INTO users (id, login, password) VALUES (?, ?, ?)")]
    [InlineData("INSERT INTO orders (id, state) VALUES (1, 'open')")]
    [InlineData("UPDATE users SET password = $1 WHERE id = $2")]
    [InlineData("SELECT id FROM sessions WHERE token = ?")]
    [InlineData("ERROR:  password authentication failed for user \"app\"")]
    [InlineData("FATAL: password authentication failed for user 'app'")]
    [InlineData("ALTER ROLE app PASSWORD NULL")]
    [InlineData("DETAIL:  Key (id)=(42) already exists.")]
    [InlineData("ERROR: column \"password\" does not exist at character 8")]
    [InlineData("IDENTIFIED BY VALUES, IDENTIFIED EXTERNALLY")]
    public void Statement_without_a_secret_stays(string text) => PlantedText.Stays(text);
}
