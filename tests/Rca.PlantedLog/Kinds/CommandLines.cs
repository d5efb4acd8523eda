using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Passwords on command lines, as shells, CI and process lists show them.</summary>
static class CommandLines
{
    public static readonly Kind[] All =
    [
        Secret("cli-mysql-p", (w, s) => w.Write($"mysql -h {s.Host} -u {s.User} -p{P(s)} {s.Database} -e 'select 1'")),
        Secret("cli-password-equals", (w, s) => w.Write($"/usr/bin/{s.Service}d --host={s.Host} --user={s.User} --password={P(s)} --verbose")),
        Secret("cli-password-space", (w, s) => w.Write($"{s.Service}ctl login --username {s.User} --password {P(s)} --server {s.Host}")),
        Secret("cli-password-quoted", (w, s) => w.Write($"{s.Service}ctl login --username {s.User} --password '{V(Escapes.Shell(Passwords.Quoted(s)))}'")),
        Secret("cli-curl-user", (w, s) => w.Write($"curl -sSf -u {s.User}:{P(s)} https://{s.Host}{s.Path}")),
        Secret("cli-curl-user-long", (w, s) => w.Write($"curl --user '{s.User}:{V(Passwords.Symbols(s))}' -X POST https://{s.Host}{s.Path}")),
        Secret("cli-curl-header", (w, s) => w.Write($"curl -H 'Authorization: Bearer {V(s.Base62(40))}' -H 'Accept: application/json' https://{s.Host}{s.Path}")),
        Secret("cli-curl-data", (w, s) => w.Write($"curl -d 'username={s.User}&password={P(s)}' https://{s.Host}/login")),
        Secret("cli-docker-login", (w, s) => w.Write($"docker login -u {s.User} -p {P(s)} registry.example.com")),
        Secret("cli-sshpass", (w, s) => w.Write($"sshpass -p {P(s)} ssh -o StrictHostKeyChecking=no {s.User}@{s.Ip} uptime")),
        Secret("cli-redis", (w, s) => w.Write($"redis-cli -h {s.Host} -a {P(s)} --no-auth-warning INFO")),
        Secret("cli-mongosh", (w, s) => w.Write($"mongosh --host {s.Host} -u {s.User} -p {P(s)} --authenticationDatabase admin")),
        Secret("cli-kubectl-literal", (w, s) => w.Write($"kubectl create secret generic {s.Service}-db -n {s.Namespace} --from-literal=password={P(s)}")),
        Secret("cli-helm-set", (w, s) => w.Write($"helm upgrade --install {s.Service} ./chart --set image.tag=1.{s.Below(90)}.0 --set db.password={P(s)}")),
        Secret("cli-az-login", (w, s) => w.Write($"az login --service-principal -u {s.Uuid()} --password {V($"{s.Base62(3)}8Q~{s.Base62(34)}")} --tenant {s.Uuid()}")),
        Secret("cli-openssl-pass", (w, s) => w.Write($"openssl pkcs12 -export -in tls.crt -inkey tls.key -out {s.Service}.p12 -passout pass:{P(s)}")),
        Secret("cli-ldapsearch", (w, s) => w.Write($"ldapsearch -x -H ldap://{s.Host} -D cn=admin,dc=example,dc=com -w {P(s)} -b dc=example,dc=com")),
        Secret("cli-wget", (w, s) => w.Write($"wget --http-user={s.User} --http-password={P(s)} https://{s.Host}/dump.tar.gz")),
        Secret("cli-rabbitmqctl", (w, s) => w.Write($"rabbitmqctl add_user {s.User} {P(s)}")),
        Secret("cli-keytool", (w, s) => w.Write($"keytool -list -keystore /etc/{s.Service}/keystore.jks -storepass {P(s)} -alias tls")),
        Secret("cli-htpasswd", (w, s) => w.Write($"htpasswd -b -c /etc/nginx/.htpasswd {s.User} {P(s)}")),
        Secret("cli-vault-login", (w, s) => w.Write($"vault login -address=https://{s.Host}:8200 -method=userpass username={s.User} password={P(s)}")),
        Secret("cli-pgpassword", (w, s) => w.Write($"PGPASSWORD={P(s)} psql -h {s.Host} -U {s.User} -d {s.Database} -c 'select 1'")),
        Secret("cli-export-quoted", (w, s) => w.Write($"export {s.Pick("DB_PASSWORD", "ADMIN_PASSWORD", "REDIS_PASS")}=\"{V(Escapes.Backslash(Passwords.Phrase(s)))}\"")),
        Secret("cli-smbclient", (w, s) => w.Write($"smbclient //{s.Host}/share -U {s.User}%{P(s)} -c ls")),
        Secret("cli-net-use", (w, s) => w.Write($"net use Z: \\\\{s.Host}\\share /user:CORP\\{s.User} {P(s)}")),
        Secret("cli-java-property", (w, s) => w.Write($"java -Xmx512m -Djavax.net.ssl.trustStorePassword={P(s)} -jar {s.Service}.jar")),
        Secret("cli-argv-json", (w, s) => w.Write($$"""exec ["/app/{{s.Service}}","--db-user","{{s.User}}","--db-password","{{P(s)}}","--port","8080"]""")),
        Secret("cli-set-x", (w, s) => w.Write($"+ docker run -e MYSQL_ROOT_PASSWORD={P(s)} -p 3306:3306 mysql:8.4")),
    ];

    static Planted P(Dice d) => Planted.Secret(Passwords.Plain(d));

    static Planted V(string value) => Planted.Secret(value);
}
