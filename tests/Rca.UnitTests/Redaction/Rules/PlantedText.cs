using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>Text with a place for a secret: the secret must go, and every byte around it must stay.</summary>
static class PlantedText
{
    internal const string Place = "§";

    internal static void Goes(string template, string secret)
    {
        var result = Engines.New().RedactText(template.Replace(Place, secret, StringComparison.Ordinal));

        Assert.NotEmpty(result.Redactions);
        var token = result.Redactions[0].Token!;
        Assert.Equal(template.Replace(Place, token, StringComparison.Ordinal), result.Text);
        Assert.Equal(result.Text, Engines.Redact(result.Text));
    }

    /// <summary>The secret must go, and what stands around it may.</summary>
    internal static void GoesWithMore(string template, string secret) =>
        Assert.DoesNotContain(secret, Engines.Redact(template.Replace(Place, secret, StringComparison.Ordinal)), StringComparison.Ordinal);

    internal static void Stays(string text) => Assert.Equal(text, Engines.Redact(text));
}
