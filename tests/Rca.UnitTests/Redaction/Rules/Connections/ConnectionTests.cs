using Xunit;

namespace Rca.UnitTests.Redaction.Rules.Connections;

public sealed class ConnectionTests
{
    const string Secret = "Quartz3287x";

    [Theory]
    [InlineData("host=db port=5432 user=app password=§ dbname=orders")]
    [InlineData("host=db user=app password='§' dbname=orders")]
    [InlineData("postgresql://app:§@db:5432/orders?sslmode=require")]
    [InlineData("postgresql://db/orders?user=app&password=§")]
    [InlineData("Host=db;Username=app;Password=§;Database=orders")]
    [InlineData("Host=db;Password=\"§\";Database=orders")]
    [InlineData("Server=db;User Id=sa;Password='§';Encrypt=true")]
    [InlineData("Server=db;Uid=sa;Pwd=§;")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=db;UID=etl;PWD={§};")]
    [InlineData("jdbc:postgresql://db/orders?user=app&password=§&ssl=true")]
    [InlineData("jdbc:sqlserver://db:1433;user=sa;password=§;encrypt=true")]
    [InlineData("jdbc:oracle:thin:app/§@//db:1521/orders")]
    [InlineData("jdbc:oracle:thin:app/§@db:1521:orders")]
    [InlineData("jdbc:mysql://app:§@db:3306/orders")]
    [InlineData("amqp://app:§@mq:5672/%2f")]
    [InlineData("mongodb://app:§@a:27017,b:27017/orders?replicaSet=rs0")]
    [InlineData("mongodb+srv://app:§@cluster.example.net/orders")]
    [InlineData("redis://:§@cache:6379/0")]
    [InlineData("rediss://default:§@cache:6379/0")]
    [InlineData("cache:6379,password=§,ssl=True,abortConnect=False")]
    [InlineData("https://app:§@example.org/repo.git")]
    [InlineData("machine mq.internal login app password §")]
    [InlineData("default login app password §")]
    [InlineData("db.internal:5432:orders:app:§")]
    [InlineData("*:*:*:app:§")]
    [InlineData("//registry.npmjs.org/:_authToken=§")]
    [InlineData("spring.datasource.password=§")]
    public void Password_of_a_connection_goes(string template) => PlantedText.Goes(template, Secret);

    [Theory]
    [InlineData("smtp://app%40example.org:§@mail:587")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=§==;EndpointSuffix=core.windows.net")]
    [InlineData("Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=§=")]
    public void Password_of_a_connection_goes_with_more(string template) => PlantedText.GoesWithMore(template, Secret);

    [Theory]
    [InlineData("host=db user=app password= dbname=orders")]
    [InlineData("user=reporting password= host=node-35.internal")]
    [InlineData("Server=db;Uid=sa;Pwd=;Encrypt=true")]
    [InlineData("redis://cache:6379/0")]
    [InlineData("postgres://app@db:5432/orders")]
    [InlineData("postgres://app:$PASSWORD@db:5432/orders")]
    [InlineData("postgres://app:${PASSWORD}@db:5432/orders")]
    [InlineData("postgres://app:***@db:5432/orders")]
    [InlineData("listening on :5432: ready")]
    [InlineData("10.0.0.1:5432: connection refused")]
    [InlineData("tcp 10.0.0.1:5432:5432 mapped")]
    [InlineData("jdbc:oracle:thin:@//db:1521/orders")]
    [InlineData("jdbc:oracle:thin:@db:1521:orders")]
    public void Connection_without_a_password_stays(string text) => PlantedText.Stays(text);
}
