using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Passwords and keys in the strings that clients connect with.</summary>
static class ConnectionStrings
{
    public static readonly Kind[] All =
    [
        Secret("url-postgres", (w, s) => w.Write($"postgresql://{s.User}:{P(s)}@{s.Host}:5432/{s.Database}?sslmode=require")),
        Secret("url-mysql", (w, s) => w.Write($"mysql://{s.User}:{P(s)}@{s.Host}:3306/{s.Database}")),
        Secret("url-redis", (w, s) => w.Write($"{s.Pick("redis", "rediss")}://:{P(s)}@{s.Host}:6379/{s.Below(16)}")),
        Secret("url-amqp", (w, s) => w.Write($"{s.Pick("amqp", "amqps")}://{s.User}:{P(s)}@{s.Host}:5672/%2F{s.Database}")),
        Secret("url-mongodb", (w, s) => w.Write($"mongodb://{s.User}:{P(s)}@{s.Host}:27017,{s.Host}:27017/{s.Database}?replicaSet=rs0")),
        Secret("url-mongodb-srv", (w, s) => w.Write($"mongodb+srv://{s.User}:{P(s)}@cluster0.{s.Lower(5)}.mongodb.net/{s.Database}?retryWrites=true")),
        Secret("url-http", (w, s) => w.Write($"{s.Pick("http", "https")}://{s.User}:{P(s)}@{s.Host}/{s.Service}/api")),
        Secret("url-git", (w, s) => w.Write($"https://x-access-token:{P(s)}@git.example.com/shop/{s.Service}.git")),
        Secret("url-smtp", (w, s) => w.Write($"smtp://{s.User}:{P(s)}@{s.Host}:587")),
        Secret("url-ftp", (w, s) => w.Write($"{s.Pick("ftp", "sftp")}://{s.User}:{P(s)}@{s.Host}/drop/{s.Database}.csv")),
        Secret("url-nats", (w, s) => w.Write($"nats://{s.User}:{P(s)}@{s.Host}:4222")),
        Secret("url-clickhouse", (w, s) => w.Write($"clickhouse://{s.User}:{P(s)}@{s.Host}:9000/{s.Database}")),
        Secret("url-userinfo-encoded", (w, s) => w.Write($"postgres://{s.User}:{V(Escapes.Percent(Passwords.Quoted(s)))}@{s.Host}/{s.Database}")),
        Secret("url-userinfo-raw-at", (w, s) => w.Write($"postgres://{s.User}:{V(s.Base62(6) + "@" + s.Base62(7) + s.Digits(2))}@{s.Host}:5432/{s.Database}")),
        Secret("url-query-password", (w, s) => w.Write($"postgresql://{s.Host}:5432/{s.Database}?user={s.User}&password={P(s)}&sslmode=verify-full")),
        Secret("libpq-keywords", (w, s) => w.Write($"host={s.Host} port=5432 dbname={s.Database} user={s.User} password={P(s)} sslmode=require")),
        Secret("libpq-quoted", (w, s) =>
        {
            var password = Passwords.Quoted(s).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
            w.Write($"host={s.Host} user={s.User} password='{V(password)}' dbname={s.Database}");
        }),
        Secret("npgsql", (w, s) => w.Write($"Host={s.Host};Port=5432;Username={s.User};Password={P(s)};Database={s.Database};Pooling=true")),
        Secret("npgsql-quoted", (w, s) =>
        {
            var password = Passwords.Quoted(s).Replace("\"", "\"\"", StringComparison.Ordinal);
            w.Write($"Server={s.Host};User Id={s.User};Password=\"{V(password)}\";Database={s.Database}");
        }),
        Secret("sqlserver", (w, s) => w.Write($"Server=tcp:{s.Host},1433;Initial Catalog={s.Database};User ID={s.User};Pwd={P(s)};Encrypt=True;")),
        Secret("odbc", (w, s) => w.Write($"Driver={{ODBC Driver 18 for SQL Server}};Server={s.Host};UID={s.User};PWD={{{V(Brace(s))}}};")),
        Secret("jdbc-postgresql", (w, s) => w.Write($"jdbc:postgresql://{s.Host}:5432/{s.Database}?user={s.User}&password={P(s)}&ssl=true")),
        Secret("jdbc-mysql", (w, s) => w.Write($"jdbc:mysql://{s.Host}:3306/{s.Database}?useSSL=true&user={s.User}&password={P(s)}")),
        Secret("jdbc-sqlserver", (w, s) => w.Write($"jdbc:sqlserver://{s.Host}:1433;databaseName={s.Database};user={s.User};password={P(s)};encrypt=true")),
        Secret("jdbc-oracle", (w, s) => w.Write($"jdbc:oracle:thin:{s.User}/{P(s)}@//{s.Host}:1521/{s.Database}")),
        Secret("azure-storage-connection", (w, s) =>
            w.Write($"DefaultEndpointsProtocol=https;AccountName={s.Service}store;AccountKey={V(s.Base64(64))};EndpointSuffix=core.windows.net")),
        Secret("azure-service-bus-connection", (w, s) =>
            w.Write($"Endpoint=sb://{s.Service}.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={V(s.Base64(32))}")),
        Secret("azure-event-hub-connection", (w, s) =>
            w.Write($"Endpoint=sb://{s.Service}.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey={V(s.Base64(32))};EntityPath={s.Database}")),
        Secret("azure-cosmos-connection", (w, s) => w.Write($"AccountEndpoint=https://{s.Service}.documents.azure.com:443/;AccountKey={V(s.Base64(64))};")),
        Secret("azure-iot-connection", (w, s) => w.Write($"HostName={s.Service}.azure-devices.net;DeviceId=probe-{s.Below(90)};SharedAccessKey={V(s.Base64(32))}")),
        Secret("redis-stackexchange", (w, s) => w.Write($"{s.Host}:6380,password={P(s)},ssl=True,abortConnect=False")),
        Secret("kafka-jaas", (w, s) =>
            w.Write($"sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"{s.User}\" password=\"{V(Passwords.Symbols(s))}\";")),
        Secret("pgpass", (w, s) => w.Write($"~/.pgpass: {s.Host}:5432:{s.Database}:{s.User}:{P(s)}")),
        Secret("netrc", (w, s) => w.Write($"machine {s.Host} login {s.User} password {P(s)}")),
        Secret("postgres-scram-verifier", (w, s) => w.Write($"rolpassword | SCRAM-SHA-256$4096:{V($"{s.Base64(16)}${s.Base64(32)}:{s.Base64(32)}")}")),
        Secret("bcrypt-hash", (w, s) => w.Write($"{s.User}:$2y$10${V(s.Chars(Alphabets.Base62 + "./", 53))}")),
        Secret("shadow-hash", (w, s) => w.Write($"{s.User}:$6${V($"{s.Base62(16)}${s.Chars(Alphabets.Base62 + "./", 86)}")}:19800:0:99999:7:::")),
    ];

    static Planted P(Dice d) => Planted.Secret(Passwords.Plain(d));

    static Planted V(string value) => Planted.Secret(value);

    // Inside ODBC's braces all but the closing one stands for itself.
    static string Brace(Dice d) => Passwords.Quoted(d).Replace("}", ")", StringComparison.Ordinal);
}
