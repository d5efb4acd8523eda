using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class ScopeTemplateTests
{
    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("{{ labels.namespace }}", "NS")]
    [InlineData("{{labels.namespace}}-{{ labels.app }}", "NS-APP")]
    public void Placeholders_become_the_labels_values(string template, string value) =>
        Assert.Equal(value, ScopeTemplate.Parse(template)!.Render(new Dictionary<string, string> { ["namespace"] = "NS", ["app"] = "APP" }));

    [Theory]
    [InlineData("{{ labels.app }}")]
    [InlineData("{{ labels.namespace }}")]
    [InlineData("a\nb\u001b[0m$1$&")]
    public void Value_is_taken_as_it_is_and_never_read_as_a_template(string hostile) =>
        Assert.Equal(hostile, ScopeTemplate.Parse("{{ labels.namespace }}")!.Render(new Dictionary<string, string> { ["namespace"] = hostile, ["app"] = "APP" }));

    [Fact]
    public void Label_that_is_missing_renders_nothing() => Assert.Null(ScopeTemplate.Parse("x-{{ labels.namespace }}")!.Render(new Dictionary<string, string>()));

    [Theory]
    [InlineData("{{ namespace }}")]
    [InlineData("{{ labels.na-me }}")]
    [InlineData("{{ labels.namespace")]
    [InlineData("labels.namespace }}")]
    [InlineData("{{ annotations.x }}")]
    [InlineData("{{ labels.a | lower }}")]
    public void Braces_that_name_no_label_are_refused(string template) => Assert.Null(ScopeTemplate.Parse(template));
}
