using Npgsql;
using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class PostgresOptionsTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Connection_is_guarded_whatever_the_string_asks_for()
    {
        var options = Read("Host=db;Database=orders;Username=reader;Password=p;Pooling=true;Max Auto Prepare=9;Options=-c work_mem=1GB;" +
            "Search Path=public;Application Name=x;Include Error Detail=true;Log Parameters=true;Command Timeout=0;Timeout=99;Timezone=UTC");
        Assert.NotNull(options);
        var guarded = new NpgsqlConnectionStringBuilder(options.Connection());
        Assert.False(guarded.Pooling);
        Assert.False(guarded.Multiplexing);
        Assert.False(guarded.IncludeErrorDetail);
        Assert.False(guarded.LogParameters);
        Assert.Equal((0, 5, 5), (guarded.MaxAutoPrepare, guarded.CommandTimeout, guarded.Timeout));
        Assert.Null(guarded.Options);
        Assert.Null(guarded.SearchPath);
        Assert.Null(guarded.Timezone);
        Assert.Equal($"rca-pipeline/{PostgresDescriptor.Version}", guarded.ApplicationName);
        Assert.False(guarded.PersistSecurityInfo);
        Assert.Equal("orders", options.Database);
    }

    [Theory]
    [InlineData("Database=orders;Username=r", "no Host")]
    [InlineData("Host=a,b;Database=orders;Username=r", "several hosts")]
    [InlineData("Host=a;Database=orders", "no Username")]
    [InlineData("Host=a;Username=r", "no Database")]
    [InlineData("postgres://r:synthetic@db/orders", "no Npgsql connection string")]
    [InlineData("Host=a;Synthetic=hunter", "no Npgsql connection string")]
    public void Connection_string_that_cannot_be_used_is_reported_and_not_shown(string text, string problem)
    {
        var section = Section(text);
        PostgresOptions.Read(section);
        var error = Assert.Single(section.Errors);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("ynthetic", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_are_off_unless_they_are_asked_for()
    {
        const string Text = "Host=db;Database=orders;Username=reader";
        Assert.False(Read(Text)?.Statements);
        File.WriteAllText(_file, Text);
        Assert.True(PostgresOptions.Read(ConfigurationFile.Parse("rca.yaml", $"connectionString: ${{file:{_file}}}\nstatements: true"))?.Statements);
    }

    [Fact]
    public void Connection_string_in_the_file_itself_is_refused()
    {
        var section = ConfigurationFile.Parse("rca.yaml", "connectionString: Host=a;Password=synthetic");
        Assert.Null(PostgresOptions.Read(section));
        Assert.DoesNotContain("synthetic", Assert.Single(section.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_connection_string_and_unknown_key_are_both_reported()
    {
        var section = ConfigurationFile.Parse("rca.yaml", "conectionString: x");
        Assert.Null(PostgresOptions.Read(section));
        Assert.Equal(2, section.Errors.Count);
    }

    [Fact]
    public void Connection_string_spoilt_later_fails_in_our_own_words()
    {
        var options = Read("Host=db;Database=orders;Username=reader");
        File.WriteAllText(_file, "Synthetic nonsense");
        var failure = Assert.Throws<SourceFailureException>(() => options!.Connection());
        Assert.Equal((Outcome.Failed, "connection-string"), (failure.Outcome, failure.Reason));
        Assert.DoesNotContain("Synthetic", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_is_what_this_connector_reads()
    {
        Environment.SetEnvironmentVariable("ORDERS_DB", "Host=db.example.com;Database=orders;Username=rca_reader");
        var sample = ConfigurationFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "postgres.yaml"));
        var options = PostgresOptions.Read(Assert.Single(sample.List("sources")).Section("options"));
        Assert.Empty(sample.Errors);
        Assert.Equal("orders", options?.Database);
    }

    PostgresOptions? Read(string text)
    {
        var section = Section(text);
        var options = PostgresOptions.Read(section);
        Assert.Empty(section.Errors);
        return options;
    }

    ConfigSection Section(string text)
    {
        File.WriteAllText(_file, text);
        return ConfigurationFile.Parse("rca.yaml", $"connectionString: ${{file:{_file}}}");
    }
}
