using Rca.IntegrationTests.Testing;
using Xunit;

// Take one through a test class's constructor, ask it with GetAsync, and work in a database, virtual host or namespace of your own.
[assembly: AssemblyFixture(typeof(SharedPostgres))]
[assembly: AssemblyFixture(typeof(SharedRabbitMq))]
[assembly: AssemblyFixture(typeof(SharedKubeApi))]
