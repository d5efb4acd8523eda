using Rca.Redaction;
using Rca.Redaction.Learning;
using Xunit;

namespace Rca.UnitTests.Redaction.Policies;

/// <summary>A value that the policy allows stays where its place alone would make it a secret, and is learnt from no place.</summary>
public sealed class AllowedValueTests
{
    const string Value = "Tr0ub4dor-9x-Zq";

    [Theory]
    [InlineData("postgres://app:§@db/x and § again")]
    [InlineData("jdbc:oracle:thin:app/§@//db:1521/orders and § again")]
    [InlineData("mysqldump -u app -p§ orders; § again")]
    [InlineData("ALTER USER app IDENTIFIED BY '§'; § again")]
    [InlineData("password=§ and § again")]
    public void Allowed_value_stays(string template)
    {
        var text = template.Replace("§", Value, StringComparison.Ordinal);
        var allowing = new RedactionEngine(Engines.Key(), PolicyFiles.Load($"version: 1\nallow-values: [{Value}]"));

        Assert.Equal(text, allowing.RedactText(text).Text);
        Assert.NotEqual(text, Engines.Redact(text));
    }

    [Fact]
    public void Allowed_value_is_not_learnt()
    {
        var learnt = new LearntValues(PolicyFiles.Load($"version: 1\nallow-values: [{Value}]"));
        learnt.Add("Tr0ub4dor-9x-Zq"u8);
        Assert.Equal(0, learnt.Count);
        learnt.Add("Tr0ub4dor-9x-Zr"u8);
        Assert.Equal(1, learnt.Count);
    }
}
