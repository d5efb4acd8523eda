using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Pipeline.Redaction;
using Rca.UnitTests.Core.Collecting.Describing;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Redaction;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

public sealed class AccessRedactorTests
{
    static readonly SourceConfiguration Source = Routes.Configuration().Sources["prod"] with { Connector = "weather", AllowedIdentifiers = ["rca-*"] };

    readonly AccessRedactor _redactor = new(Engines.New(), new Catalogues([Descriptors.Weather with { Permissions = [Descriptors.Read, Descriptors.Read with { Id = "write" }] }]));

    [Fact]
    public void Permission_that_is_not_declared_is_dropped_and_a_declared_one_is_in_one_list()
    {
        var access = Redact(held: ["read", "EXAMPLE", "write"], missing: ["EXAMPLE", "write"]);
        Assert.Equal(("read", "", "write"), (string.Join(' ', access.Held), string.Join(' ', access.Missing), string.Join(' ', access.Unknown)));
        access = Redact(missing: ["write"]);
        Assert.Equal(("", "write", "read"), (string.Join(' ', access.Held), string.Join(' ', access.Missing), string.Join(' ', access.Unknown)));
    }

    [Fact]
    public void Identity_stays_where_the_source_names_it_and_is_a_pseudonym_elsewhere()
    {
        Assert.Equal("rca-reader", Redact("rca-reader").Identity);
        Assert.Matches(@"\A\[REDACTED:person:", Redact("priya@shop.example").Identity);
        Assert.Equal(Redact("priya").Identity, Redact("priya").Identity);
        Assert.Matches(@"\A\[REDACTED:person:", Redact($"rca-{Synthetic.GitHub}").Identity);
        Assert.Matches(@"\A\[REDACTED:person:", Redact("rca-\u001b[2J").Identity);
        Assert.Null(Redact().Identity);
    }

    [Fact]
    public void Finding_that_is_not_declared_is_dropped()
    {
        var redactor = new AccessRedactor(Engines.New(), new Catalogues([Descriptors.Weather with { Findings = [new("too-much", "It may too much.", "REVOKE it"), new("other", "It may.", "x")] }]));
        Assert.Equal(["too-much"], Found("EXAMPLE", "too-much")!);
        Assert.Null(Found("EXAMPLE"));

        IReadOnlyList<string>? Found(params string[] findings) =>
            redactor.Redact(new Access(Routes.Start, true, [], [], [], Findings: findings), Source, "weather.forecast").Findings;
    }

    Access Redact(string? identity = null, IReadOnlyList<string>? held = null, IReadOnlyList<string>? missing = null) =>
        _redactor.Redact(new Access(Routes.Start, true, held ?? [], missing ?? [], [], identity), Source, "weather.forecast");
}
